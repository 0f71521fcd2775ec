// @ts-check
// Pointer, keyboard, focus, edits and scrolling of the page, as events for the view (Event in src/ui/input.hpp).

const kind = { move: 0, down: 1, up: 2, cancel: 3, leave: 4, activate: 5, askMenu: 6, longPress: 7, focus: 8, blur: 9, key: 10, edit: 11, commit: 12, pick: 13, scroll: 14 };
const modifier = { ctrl: 1, shift: 2, alt: 4, touch: 8, ring: 16, repeat: 32 };
const left = { entered: 1, escaped: 2, away: 0 };

const longPressMs = 400;
const slack = 8;
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Chords that the browser would take for itself. */
const ours = new Set(['f', 'k', 'z', 'y', 'enter', 'd', 'e', 'p', '/']);

/**
 * @param {HTMLElement} stage
 * @param {HTMLElement} root of the mirror
 * @param {import('./accessibility.js').Mirror} mirror
 * @param {(event: any[]) => void} send
 */
export function listenToInput(stage, root, mirror, send) {
    let pressTimer = 0;
    let pressX = 0;
    let pressY = 0;
    let isLifted = false;
    let wasDragged = false;
    let hasGrip = false;
    let isDown = false;
    /** Where the pointer was last: a pointercancel, of a finger whose drag the browser takes for scrolling, says 0, 0. */
    let lastX = 0;
    let lastY = 0;

    /** @param {KeyboardEvent | MouseEvent} event */
    const modifiers = (event) => ((isMac ? event.metaKey : event.ctrlKey) ? modifier.ctrl : 0) | (event.shiftKey ? modifier.shift : 0) | (event.altKey ? modifier.alt : 0);
    /** @param {PointerEvent} event */
    const touch = (event) => (event.pointerType === 'touch' ? modifier.touch : 0);
    /** @param {number} what @param {number} id @param {{ x?: number, y?: number, number?: number, grip?: number, modifiers?: number, text?: string }} [more] */
    const tell = (what, id, { x = 0, y = 0, number = 0, grip = 0, modifiers: pressed = 0, text } = {}) => send([what, id, grip, x, y, number, pressed, text]);

    // ---- pointer: hover and press by place; a click is the element's own, whatever made it
    stage.addEventListener('pointermove', (event) => {
        if (isDown && Math.hypot(event.clientX - pressX, event.clientY - pressY) > slack) {
            clearTimeout(pressTimer);
            if (hasGrip && event.pointerType === 'mouse') wasDragged = true;
        }
        lastX = event.clientX;
        lastY = event.clientY;
        tell(kind.move, 0, { x: event.clientX, y: event.clientY, modifiers: touch(event) });
    });
    stage.addEventListener('pointerdown', (event) => {
        if (!event.isPrimary || event.button !== 0) return;
        const control = mirror.control(event.target);
        const grip = mirror.isField(control) ? undefined : mirror.grip(event.target);
        isDown = true;
        isLifted = wasDragged = false;
        hasGrip = !!grip;
        pressX = lastX = event.clientX;
        pressY = lastY = event.clientY;
        tell(kind.down, control?.id ?? 0, { x: event.clientX, y: event.clientY, grip: grip?.id ?? 0, modifiers: touch(event) });
        clearTimeout(pressTimer);
        if (event.pointerType !== 'touch' || !control || mirror.isField(control)) return;
        pressTimer = window.setTimeout(() => {
            isLifted = !!grip;
            wasDragged = true;
            navigator.vibrate?.(10);
            tell(kind.longPress, (grip ?? control).id, { x: pressX, y: pressY, modifiers: modifier.touch });
        }, longPressMs);
    });
    /** @param {PointerEvent} event @param {number} what */
    const release = (event, what) => {
        if (!event.isPrimary || !isDown) return;
        isDown = isLifted = false;
        clearTimeout(pressTimer);
        const isCancelled = what === kind.cancel;
        tell(what, 0, { x: isCancelled ? lastX : event.clientX, y: isCancelled ? lastY : event.clientY, modifiers: touch(event) });
    };
    addEventListener('pointerup', (event) => release(event, kind.up));
    addEventListener('pointercancel', (event) => release(event, kind.cancel));
    document.documentElement.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && tell(kind.leave, 0));
    // Once a card is lifted the finger moves it; before that the page scrolls.
    stage.addEventListener('touchmove', (event) => isLifted && event.cancelable && event.preventDefault(), { passive: false });
    root.addEventListener('dragstart', (event) => event.preventDefault());

    root.addEventListener('click', (event) => {
        const control = mirror.control(event.target);
        if (wasDragged) {
            wasDragged = false;
            event.preventDefault();
            return;
        }
        if (!control || mirror.isChoice(control) || (mirror.isField(control) && control.role !== mirror.role.combobox)) return;
        if (control.element.getAttribute('aria-disabled') === 'true') return;
        const opensElsewhere = control.role === mirror.role.link && (event.ctrlKey || event.metaKey || event.shiftKey);
        if (opensElsewhere) return;
        mirror.foretell(control);
        tell(kind.activate, control.id, { modifiers: modifiers(event) });
    });
    root.addEventListener('contextmenu', (event) => {
        const control = mirror.control(event.target);
        const keepsNative = !control || mirror.isField(control) || control.role === mirror.role.link || getSelection()?.isCollapsed === false;
        if (keepsNative && !(control && isDown)) return;
        event.preventDefault();
        if (control && !isDown) tell(kind.askMenu, control.id, { x: event.clientX, y: event.clientY });
    });

    // ---- a select opens our list for the mouse and the keyboard, the browser's own for fingers
    root.addEventListener('pointerdown', (event) => {
        const control = mirror.control(event.target);
        if (mirror.isChoice(control)) control?.element.toggleAttribute('data-touch', event.pointerType === 'touch');
    }, true);
    root.addEventListener('mousedown', (event) => {
        const control = mirror.control(event.target);
        // A list below a field that is being typed in: the press must not take the focus, or the list is gone before the click.
        if (control?.role === mirror.role.option && mirror.exact(document.activeElement)?.role === mirror.role.combobox) event.preventDefault();
        if (!control || !mirror.isChoice(control) || control.element.hasAttribute('data-touch') || event.button !== 0) return;
        event.preventDefault();
        control.element.focus();
        tell(kind.activate, control.id);
    });
    root.addEventListener('change', (event) => {
        const control = mirror.exact(event.target);
        if (mirror.isChoice(control)) tell(kind.pick, control?.id ?? 0, { number: /** @type {HTMLSelectElement} */ (event.target).selectedIndex });
    });

    // ---- fields
    root.addEventListener('input', (event) => {
        const control = mirror.exact(event.target);
        if (!control || !mirror.isField(control)) return;
        control.sequence += 1;
        tell(kind.edit, control.id, { number: control.sequence, text: /** @type {HTMLInputElement} */ (control.element).value });
    });
    /** What the view knows to have the focus. */
    let told = 0;
    /** @param {number} id */
    function tellBlur(id) {
        if (told === id) told = 0;
        tell(kind.blur, id);
    }
    /** @param {ReturnType<typeof mirror.exact>} control */
    function tellFocus(control) {
        if (!control || control.role === mirror.role.scroll) return;
        told = control.id;
        tell(kind.focus, control.id, { number: mirror.isField(control) ? 1 : 0, modifiers: control.element.matches(':focus-visible') ? modifier.ring : 0 });
    }
    /** A window that is not in front may be given keys (by assistive technology, by a remote control), but no events of focus. */
    function catchUpWithFocus() {
        const control = mirror.exact(document.activeElement);
        if ((control?.id ?? 0) === told || control?.role === mirror.role.scroll) return;
        if (told) tellBlur(told);
        tellFocus(control);
    }
    root.addEventListener('focusin', (event) => tellFocus(mirror.exact(event.target)));
    root.addEventListener('focusout', (event) => {
        const control = mirror.exact(event.target);
        if (control) tellBlur(control.id);
    });

    root.addEventListener('scroll', (event) => {
        const area = mirror.exact(event.target);
        if (area) tell(kind.scroll, area.id, { x: Math.abs(area.element.scrollLeft), y: area.element.scrollTop });
    }, true);

    // ---- keyboard
    /** What a person gave to commands, as "Ctrl+U": the browser is to leave it to the page. @type {Set<string>} */
    let given = new Set();
    let isChoosing = false;
    /** @param {KeyboardEvent} event */
    const isGiven = (event) => {
        const hasCtrl = isMac ? event.metaKey : event.ctrlKey;
        if (!hasCtrl && !event.altKey && !/^F\d+$/.test(event.key)) return false;
        return isChoosing || given.has(`${hasCtrl ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${nameOf(event).toUpperCase()}`);
    };
    /** @param {KeyboardEvent} event The letter of the key where the layout has no Latin one. */
    const nameOf = (event) => (/^[\x20-\x7e]$/.test(event.key) || event.key.length > 1 ? event.key : /^(Key|Digit)(.)$/.exec(event.code)?.[2]?.toLowerCase() ?? event.key);
    /** @param {KeyboardEvent} event */
    const tellKey = (event) => tell(kind.key, 0, { modifiers: modifiers(event) | (event.repeat ? modifier.repeat : 0), text: nameOf(event) });

    /** @param {KeyboardEvent} event @param {NonNullable<ReturnType<typeof mirror.exact>>} field */
    function fieldKey(event, field) {
        const isArea = field.role === mirror.role.textarea;
        const hasCtrl = isMac ? event.metaKey : event.ctrlKey;
        const name = event.key.toLowerCase();
        if (event.key === 'Escape') {
            event.preventDefault();
            tell(kind.commit, field.id, { number: left.escaped });
        } else if (event.key === 'Enter' && (!isArea || hasCtrl)) {
            event.preventDefault();
            tell(kind.commit, field.id, { number: hasCtrl ? left.away : left.entered });
            if (hasCtrl) tellKey(event);
        } else if (field.role === mirror.role.combobox && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
            event.preventDefault();
            tellKey(event);
        } else if (isGiven(event)) {
            event.preventDefault();
            tellKey(event);
        } else if (hasCtrl && (name === 'k' || name === 'f' || name === 'p')) {
            event.preventDefault();
            tellKey(event);
        } else if (/^F\d+$/.test(event.key) && event.key !== 'F5' && event.key !== 'F11' && event.key !== 'F12') tellKey(event);
    }

    addEventListener('keydown', (event) => {
        if (event.isComposing || mirror.isComposing()) return;
        catchUpWithFocus();
        const focus = mirror.exact(document.activeElement);
        if (focus && mirror.isField(focus)) return fieldKey(event, focus);
        const hasCtrl = isMac ? event.metaKey : event.ctrlKey;
        const name = event.key.toLowerCase();
        if (['control', 'shift', 'alt', 'meta', 'tab', 'dead', 'process', 'unidentified'].includes(name)) return;
        if (hasCtrl && (name === 'c' || name === 'x' || name === 'a') && getSelection()?.isCollapsed === false) return;
        if (isGiven(event)) event.preventDefault();
        if (hasCtrl ? ours.has(name) || name === 'a' || name === 'c' : name === '/' || name === "'") event.preventDefault();
        if (mirror.isChoice(focus) && (name === ' ' || name === 'enter' || name === 'arrowdown' || name === 'arrowup')) {
            event.preventDefault();
            tell(kind.activate, focus?.id ?? 0);
            return;
        }
        // Enter opens a row, Space selects it.
        if (name === ' ' && !hasCtrl && focus?.role === mirror.role.row) {
            event.preventDefault();
            tellKey(event);
            return;
        }
        const isPlainAction = (name === 'enter' || name === ' ') && !hasCtrl && !event.altKey;
        if (isPlainAction && focus && !['button', 'a'].includes(focus.element.localName)) {
            event.preventDefault();
            tell(kind.activate, focus.id, { modifiers: modifiers(event) });
            return;
        }
        if (isPlainAction && focus) {
            // The element makes a click of Space. Of Enter it would, too, though not in a window of Firefox that is not in front.
            if (name !== 'enter') return;
            event.preventDefault();
            if (!event.repeat) focus.element.click();
            return;
        }
        const scrolls = ['arrowup', 'arrowdown', 'arrowleft', 'arrowright', 'home', 'end', 'pageup', 'pagedown'].includes(name);
        if (scrolls && mirror.takesArrows(focus)) event.preventDefault();
        if (name === 'contextmenu' || (name === 'f10' && event.shiftKey)) {
            if (focus) tell(kind.askMenu, focus.id, centre(focus.element));
            event.preventDefault();
            return;
        }
        tellKey(event);
    });

    /** @param {Element} element */
    const centre = (element) => {
        const box = element.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    };

    return {
        /** @param {string[]} keys */
        give: (keys) => void (given = new Set(keys)),
        /** @param {boolean} is new keys are being pressed */
        choose: (is) => void (isChoosing = is),
    };
}
