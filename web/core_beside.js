// @ts-check
// What lies beside the workspace that the core has open: a file on its way in, snapshots, the folder that copies go to.
import { createFolderCopy } from './folder_copy.js';
import { arrivals, openShelf } from './shelf.js';
import { createSnapshots } from './snapshots.js';
import { blobOf, fill } from './storage.js';
import { wholeDatabase } from './whole_database.js';

/**
 * @param {string} workspace
 * @param {string} wanted as for openStorage
 * @param {{ storage: () => import('./storage.js').Storage, onChange: () => void }} parts
 */
export async function openBeside(workspace, wanted, { storage, onChange }) {
    const shelf = await openShelf(wanted);
    if (!shelf) return undefined;
    // Read in one go, so it is one moment's state; the log's committed pages are laid over the database's.
    const copy = () => wholeDatabase(blobOf(storage(), 0), blobOf(storage(), 2));
    const snapshots = createSnapshots({ shelf, workspace, copy, onChange });
    const folder = createFolderCopy({ workspace, copy, onChange });
    const [incoming, joining] = await Promise.all([shelf.get(workspace, arrivals.incoming), shelf.get(workspace, arrivals.joining)]);
    folder.begin().catch((error) => console.warn(error));

    return {
        snapshots,
        folder,
        /** Takes in the file that waits; a crash meanwhile begins again. @returns what the core must be told of it */
        async arrive() {
            const file = joining ?? incoming;
            if (file) await fill(storage(), file);
            return joining ? ' new_place nobody' : incoming ? ' new_place' : '';
        },
        /** The core has made the file its own and the device has it. */
        async arrived() {
            if (incoming) await shelf.remove(workspace, arrivals.incoming);
            if (joining) await shelf.remove(workspace, arrivals.joining);
        },
        wait() {
            snapshots.wait();
            folder.wait();
        },
        report: async () => ({ snapshots: await snapshots.list(), folder: folder.report() }),
    };
}
