// @ts-check
// Registers the service worker, tells when a newer version of the site waits, and offers installation.

/** A page that stays open for days still hears of a new version; asked for when it comes back to the front. */
const lookAgainAfterMs = 60 * 60 * 1000;

/**
 * @typedef {object} InstallEvents
 * @property {() => void} onNewVersion
 * @property {(isInstallable: boolean) => void} onInstallable
 */

/** @param {InstallEvents} events */
export function registerSite(events) {
    /** @type {ServiceWorkerRegistration | undefined} */
    let registration;
    /** @type {any} */
    let invitation;

    /** @returns {Promise<ServiceWorker | undefined>} undefined where there are no service workers (private windows of Firefox) */
    async function register() {
        const container = navigator.serviceWorker;
        if (!container) return undefined;
        const hadOne = container.controller !== null;
        container.addEventListener('controllerchange', () => hadOne && location.reload());
        try {
            registration = await container.register('./service_worker.js', { updateViaCache: 'none' });
        } catch (error) {
            console.warn(error);
            return undefined;
        }
        watchVersion(registration);
        return (await container.ready).active ?? undefined;
    }

    /** @param {ServiceWorkerRegistration} site */
    function watchVersion(site) {
        const announce = () => site.waiting && site.active && events.onNewVersion();
        announce();
        site.addEventListener('updatefound', () => site.installing?.addEventListener('statechange', announce));
        let looked = Date.now();
        document.addEventListener('visibilitychange', () => {
            if (document.hidden || Date.now() - looked < lookAgainAfterMs) return;
            looked = Date.now();
            site.update().catch(() => {}); // offline
        });
    }

    window.addEventListener('beforeinstallprompt', (event) => {
        event.preventDefault();
        invitation = event;
        events.onInstallable(true);
    });
    window.addEventListener('appinstalled', () => events.onInstallable(false));

    return {
        service: register(),
        /** Lets the waiting version take over; every tab reloads when it has. */
        useNewVersion() {
            if (registration?.waiting) registration.waiting.postMessage({ type: 'activate' });
            else location.reload();
        },
        /** Inside a gesture. */
        install: () => invitation?.prompt(),
    };
}
