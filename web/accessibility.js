// @ts-check
// The page's copy of the mirror: real elements over the picture, brought up to date by messages (src/ui/accessibility_message.cpp).

/** Element and ARIA role by the number of `Role` in src/ui/accessibility.hpp. @type {[string, string?][]} */
const kinds = [
    ['div'], ['main'], ['nav'], ['section', 'region'], ['aside', 'complementary'], ['header', 'banner'], ['div', 'dialog'], ['div', 'form'],
    ['div', 'list'], ['div', 'listitem'], ['div', 'grid'], ['div', 'rowgroup'], ['div', 'row'], ['div', 'gridcell'], ['div', 'columnheader'], ['div', 'group'], ['div', 'figure'],
    ['div', 'tablist'], ['div', 'tab'], ['div', 'tabpanel'], ['div', 'toolbar'], ['div', 'menu'], ['div', 'menuitem'], ['div', 'listbox'], ['div', 'option'], ['div', 'radiogroup'], ['div', 'radio'],
    ['div', 'status'], ['div', 'alert'], ['div', 'progressbar'], ['h2'], ['span'], ['p'], ['div', 'img'], ['div', 'separator'],
    ['button'], ['a'], ['div', 'checkbox'], ['div', 'switch'], ['input'], ['textarea'], ['input', 'searchbox'], ['input', 'combobox'], ['select'], ['div'], ['div', 'slider'],
];
const role = { none: 0, dialog: 6, row: 12, gridcell: 13, columnheader: 14, group: 15, tab: 18, menuitem: 22, option: 24, radio: 26, status: 27, progressbar: 29, heading: 30, text: 31, paragraph: 32, button: 35, link: 36, checkbox: 37, toggle: 38, textbox: 39, textarea: 40, searchbox: 41, combobox: 42, choice: 43, scroll: 44, slider: 45 };
const flag = {
    disabled: 1, checked: 1 << 1, mixed: 1 << 2, selected: 1 << 3, expanded: 1 << 4, collapsed: 1 << 5, current: 1 << 6, invalid: 1 << 7, readonly: 1 << 8, required: 1 << 9,
    focusable: 1 << 10, selectableText: 1 << 11, modal: 1 << 12, hasPopup: 1 << 13, draggable: 1 << 14, assertive: 1 << 16, busy: 1 << 17, pressed: 1 << 18, sortedUp: 1 << 19,
    sortedDown: 1 << 20, unchecked: 1 << 21, roving: 1 << 22, unpressed: 1 << 24, scrollX: 1 << 25, scrollY: 1 << 26,
};

/**
 * @typedef {object} Twin what the page remembers of an element
 * @property {HTMLElement} element
 * @property {number} id
 * @property {number} role
 * @property {number} flags
 * @property {number} layer
 * @property {string} box
 * @property {string} hint
 * @property {number} sequence last edit made here
 * @property {HTMLElement} [spacer] of a scroll area
 */

/** @param {HTMLElement} root */
export function createMirror(root) {
    /** @type {Map<number, Twin>} */
    const twins = new Map();
    /** @type {WeakMap<Element, Twin>} */
    const twinOf = new WeakMap();
    let isComposing = false;
    let modalLayer = 0;
    let way = 1; // −1: places count from the right edge
    let cost = 0;
    root.addEventListener('compositionstart', () => (isComposing = true));
    root.addEventListener('compositionend', () => (isComposing = false));

    /** @param {Element} element @param {string} name @param {string | number | false | undefined | null} value */
    function attribute(element, name, value) {
        if (value === false || value === undefined || value === null || value === '') element.removeAttribute(name);
        else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
    }

    /** @param {number} id @param {number} kind @param {number} level @returns {Twin} */
    function create(id, kind, level) {
        const [tag, ariaRole] = kinds[kind] ?? ['div'];
        const element = document.createElement(kind === role.heading ? `h${Math.min(6, level || 2)}` : tag);
        if (ariaRole) element.setAttribute('role', ariaRole);
        if (element instanceof HTMLButtonElement) element.type = 'button';
        if (kind === role.none) element.setAttribute('aria-hidden', 'true');
        if (kind === role.combobox) element.setAttribute('aria-autocomplete', 'list');
        if (kind === role.status) element.setAttribute('aria-live', 'polite');
        const twin = { element, id, role: kind, flags: -1, layer: 0, box: '', hint: '', sequence: 0 };
        if (kind === role.scroll) {
            element.className = 'scroll';
            element.tabIndex = -1;
            const spacer = document.createElement('div');
            element.append(spacer);
            Object.assign(twin, { spacer });
        }
        twins.set(id, twin);
        twinOf.set(element, twin);
        return twin;
    }

    /** type|mode|complete|left|right|placeholder @param {Twin} twin @param {string} hint */
    function furnishField(twin, hint) {
        const [type, mode, complete, left, right, ...placeholder] = hint.split('|');
        const element = /** @type {HTMLInputElement} */ (twin.element);
        if (element.localName === 'input') element.type = type === 'search' ? 'text' : type;
        attribute(element, 'inputmode', mode);
        attribute(element, 'autocomplete', complete || 'off');
        attribute(element, 'placeholder', placeholder.join('|'));
        attribute(element, 'enterkeyhint', type === 'search' ? 'search' : '');
        element.style.paddingInlineStart = `${left}px`;
        element.style.paddingInlineEnd = `${right}px`;
        element.spellcheck = type === 'area';
    }

    /** Options separated by U+001F. @param {Twin} twin @param {string} hint */
    function furnishChoice(twin, hint) {
        twin.element.replaceChildren(...hint.split('\x1F').map((words) => new Option(words, words)));
    }

    /** @param {Twin} twin @param {number} flags @param {string} name @param {any} more */
    function describe(twin, flags, name, more) {
        const { element, role: kind } = twin;
        const has = (/** @type {number} */ bit) => (flags & bit) !== 0;
        const isNative = kind === role.button || (kind >= role.textbox && kind <= role.choice);
        const holdsWords = kind === role.text || kind === role.paragraph || kind === role.heading || kind === role.button || kind === role.link || kind === role.option || kind === role.menuitem || kind === role.tab || kind === role.radio;
        if (holdsWords) {
            if (element.textContent !== name) element.textContent = name;
        } else attribute(element, 'aria-label', name);
        attribute(element, 'aria-description', more.d);
        if (isNative) /** @type {HTMLButtonElement} */ (element).disabled = has(flag.disabled);
        else attribute(element, 'aria-disabled', has(flag.disabled) && 'true');
        const isChoosable = kind === role.checkbox || kind === role.toggle || kind === role.radio || kind === role.menuitem;
        if (isChoosable && has(flag.checked | flag.unchecked | flag.mixed)) {
            attribute(element, 'aria-checked', has(flag.mixed) ? 'mixed' : has(flag.checked) ? 'true' : 'false');
            if (kind === role.menuitem) element.setAttribute('role', 'menuitemcheckbox');
        }
        if (kind === role.tab || kind === role.option) attribute(element, 'aria-selected', has(flag.selected) ? 'true' : 'false');
        else attribute(element, 'aria-selected', has(flag.selected) && 'true');
        attribute(element, 'aria-expanded', has(flag.expanded) ? 'true' : (has(flag.collapsed) || has(flag.hasPopup)) && 'false');
        attribute(element, 'aria-haspopup', has(flag.hasPopup) && 'menu');
        attribute(element, 'aria-current', has(flag.current) && (kind === role.link ? 'page' : 'true'));
        attribute(element, 'aria-invalid', has(flag.invalid) && 'true');
        attribute(element, 'aria-required', has(flag.required) && 'true');
        attribute(element, 'aria-busy', has(flag.busy) && 'true');
        attribute(element, 'aria-modal', has(flag.modal) && 'true');
        attribute(element, 'aria-pressed', has(flag.pressed) ? 'true' : has(flag.unpressed) && 'false');
        attribute(element, 'aria-sort', has(flag.sortedUp) ? 'ascending' : has(flag.sortedDown) && 'descending');
        if (kind === role.textbox || kind === role.textarea) /** @type {HTMLInputElement} */ (element).readOnly = has(flag.readonly);
        attribute(element, 'aria-rowindex', more.r);
        attribute(element, 'aria-colindex', more.c);
        attribute(element, 'aria-rowcount', more.R);
        attribute(element, 'aria-colcount', more.C);
        if (kind === role.progressbar) attribute(element, 'aria-valuenow', parseInt(more.v, 10) || undefined), attribute(element, 'aria-valuetext', more.v);
        else if (kind === role.slider) {
            const [least, most] = (more.t ?? '').split('|');
            for (const [name, value] of [['valuemin', least], ['valuemax', most], ['valuenow', parseInt(more.v, 10) || least], ['valuetext', more.v]]) attribute(element, `aria-${name}`, value);
        } else if (kind === role.group) attribute(element, 'data-value', more.v);
        if (more.h !== undefined) attribute(element, 'href', more.h);
        if (kind !== role.none && kind !== role.scroll) {
            if (has(flag.roving) || kind === role.dialog) attribute(element, 'tabindex', -1);
            else if (has(flag.focusable) && !isNative && !(kind === role.link)) attribute(element, 'tabindex', 0);
            else if (!has(flag.focusable)) element.removeAttribute('tabindex');
        }
        element.classList.toggle('hit', kind === role.none || has(flag.focusable) || has(flag.roving));
        element.classList.toggle('selectable', has(flag.selectableText));
        if (kind === role.scroll) {
            element.classList.toggle('scroll-x', has(flag.scrollX));
            element.classList.toggle('scroll-y', has(flag.scrollY));
        }
        twin.flags = flags;
    }

    /** @param {Twin} twin @param {any} more */
    function setValue(twin, more) {
        const element = /** @type {HTMLInputElement} */ (twin.element);
        const value = more.v ?? '';
        if (element.value === value) return;
        // While somebody types, what the view knows may be older than what is in the field.
        const isBehind = element === document.activeElement && (isComposing || (more.q ?? 0) < twin.sequence);
        if (!isBehind) element.value = value;
    }

    /** @param {any[]} node */
    function set([id, kind, x, y, width, height, flags, type, level, layer, name, more = {}]) {
        let twin = twins.get(id);
        if (twin && (twin.role !== kind || (kind === role.heading && twin.element.localName !== `h${Math.min(6, level || 2)}`))) {
            // The same place in the tree, so nobody will say where it belongs or what is in it.
            const before = twin.element;
            twins.delete(id);
            twin = create(id, kind, level);
            before.replaceWith(twin.element);
            twin.element.append(...[...before.children].filter((child) => twinOf.has(child)));
        }
        twin ??= create(id, kind, level);
        const { element } = twin;
        const box = `${x} ${y} ${width} ${height}`;
        if (twin.box !== box) {
            twin.box = box;
            element.style.transform = `translate(${way * x}px, ${y}px)`;
            element.style.width = `${width}px`;
            element.style.height = `${height}px`;
            if (kind !== role.textarea && kind !== role.paragraph) element.style.lineHeight = `${height}px`;
        }
        twin.layer = layer;
        const isField = kind >= role.textbox && kind <= role.choice;
        if (isField || kind === role.text || kind === role.paragraph || kind === role.heading || kind === role.link) element.dataset.type = String(type);
        describe(twin, flags, name, more);
        if (isField) {
            if (twin.hint !== more.t) {
                twin.hint = more.t ?? '';
                if (kind === role.choice) furnishChoice(twin, twin.hint);
                else furnishField(twin, twin.hint);
            }
            setValue(twin, more);
        }
        if (twin.spacer && more.s) {
            twin.spacer.style.width = `${more.s[0]}px`;
            twin.spacer.style.height = `${more.s[1]}px`;
        }
    }

    /** The focused element is never taken out and put back: it would lose focus and composition. @param {number[]} list */
    function order([parentId, ...children]) {
        const parentTwin = twins.get(parentId);
        const parent = parentId ? parentTwin?.element : root;
        if (!parent) return;
        /** @type {ChildNode | null} */
        let at = parentTwin?.spacer ? parentTwin.spacer.nextSibling : parentHoldsWords(parentTwin) ? null : parent.firstChild;
        for (const id of children) {
            const element = twins.get(id)?.element;
            if (!element) continue;
            if (element !== at && element.parentNode === parent && element.contains(document.activeElement)) {
                while (at && at !== element) {
                    const next = at.nextSibling;
                    parent.append(at);
                    at = next;
                }
            }
            if (element === at) at = at.nextSibling;
            else parent.insertBefore(element, at);
        }
    }
    /** @param {Twin | undefined} twin */
    const parentHoldsWords = (twin) => !!twin && (twin.role === role.button || twin.role === role.link);

    function settleLayers() {
        for (const element of root.children) {
            const twin = twinOf.get(element);
            if (twin) /** @type {HTMLElement} */ (element).inert = twin.layer < modalLayer;
        }
    }

    /** @param {any} message */
    function apply(message) {
        const start = performance.now();
        if (message.reset) {
            root.replaceChildren();
            twins.clear();
        }
        for (const node of message.n ?? []) set(node);
        for (const list of message.o ?? []) order(list);
        for (const id of message.x ?? []) {
            const twin = twins.get(id);
            twin?.element.remove();
            twins.delete(id);
        }
        if (message.m !== undefined) modalLayer = message.m;
        if (message.m !== undefined || message.o) settleLayers();
        for (const [id, x, y] of message.s ?? []) {
            const element = twins.get(id)?.element;
            if (!element) continue;
            if (Math.abs(element.scrollTop - y) > 0.5) element.scrollTop = y;
            if (Math.abs(element.scrollLeft - way * x) > 0.5) element.scrollLeft = way * x;
        }
        if (message.f) twins.get(message.f[0])?.element.focus();
        cost = performance.now() - start;
    }

    /** The nearest twin from this element upwards for which `wanted` holds. @param {EventTarget | null} target @param {(twin: Twin) => boolean} wanted */
    function closest(target, wanted) {
        for (let element = target instanceof Element ? target : null; element && element !== root; element = element.parentElement) {
            const twin = twinOf.get(element);
            if (twin && wanted(twin)) return twin;
        }
        return undefined;
    }

    /** A box that was clicked is checked at once, as a native one would be; the view's message follows. @param {Twin} twin */
    function foretell({ element, role: kind, flags }) {
        if (kind === role.checkbox || kind === role.toggle) element.setAttribute('aria-checked', String((flags & flag.checked) === 0));
        if (kind === role.radio) element.setAttribute('aria-checked', 'true');
    }

    return {
        apply,
        /** Where one reads from the right, elements lie as far from that edge as the view says from the left. @param {boolean} isFromRight */
        turn(isFromRight) {
            if (way === (isFromRight ? -1 : 1)) return;
            way = isFromRight ? -1 : 1;
            for (const { element, box } of twins.values()) {
                const [x, y] = box.split(' ').map(Number);
                element.style.transform = `translate(${way * x}px, ${y}px)`;
            }
        },
        foretell,
        cost: () => cost,
        isComposing: () => isComposing,
        closest,
        /** The control an event is about. @param {EventTarget | null} target */
        control: (target) => closest(target, (twin) => (twin.flags & (flag.focusable | flag.roving)) !== 0),
        /** @param {EventTarget | null} target */
        grip: (target) => closest(target, (twin) => (twin.flags & flag.draggable) !== 0),
        /** @param {EventTarget | null} target */
        exact: (target) => (target instanceof Element ? twinOf.get(target) : undefined),
        /** @param {Twin | undefined} twin */
        isField: (twin) => !!twin && twin.role >= role.textbox && twin.role <= role.combobox,
        /** @param {Twin | undefined} twin */
        isChoice: (twin) => twin?.role === role.choice,
        /** Arrow keys in these belong to the view, elsewhere to the page's scrolling. @param {Twin | undefined} twin */
        takesArrows: (twin) => !!twin && (twin.role === role.tab || twin.role === role.menuitem || twin.role === role.option || twin.role === role.radio || twin.role === role.row || twin.role === role.gridcell || twin.role === role.columnheader || (twin.flags & (flag.draggable | flag.roving)) !== 0 || kinds[twin.role][1] === 'listitem' || kinds[twin.role][1] === 'figure'),
        role,
    };
}

/** @typedef {ReturnType<typeof createMirror>} Mirror */
