/* Controls: the slider, the keys, and the buttons that the system shows. */

function clock(seconds) {
    const whole = Math.floor(seconds), hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60, rest = String(whole % 60).padStart(2, '0');
    return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/* "1 hour 2 minutes 5 seconds", as the language has it */
function spokenClock(seconds, language) {
    const whole = Math.floor(seconds);
    const parts = [
        [Math.floor(whole / 3600), 'hour'],
        [Math.floor(whole / 60) % 60, 'minute'],
        [whole % 60, 'second'],
    ];
    const told = parts.filter(([count], i) => count > 0 || (i === 2 && whole === 0));
    return told.map(([count, unit]) => count.toLocaleString(language,
        {style: 'unit', unit, unitDisplay: 'long'})).join(' ');
}

const SLIDER_STEPS = {
    ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5, PageUp: 60, PageDown: -60,
};
const SLIDER_CALM = 10; /* seconds: see show() */

function makeSlider(slider, elapsed, sound, {language, words}, seek) {
    const total = spokenClock(sound.total, language);
    let shown = -Infinity;

    function set(time) {
        shown = time;
        slider.value = time;
        slider.setAttribute('aria-valuetext', `${spokenClock(time, language)} ${words.of} ${total}`);
    }

    slider.max = Math.ceil(sound.total);
    slider.addEventListener('input', () => {
        seek(Number(slider.value));
        set(sound.time());
    });
    slider.addEventListener('keydown', (event) => {
        const by = SLIDER_STEPS[event.key];
        if (!by || event.ctrlKey || event.altKey || event.metaKey)
            return;
        event.preventDefault();
        seek(sound.time() + by);
        set(sound.time());
    });

    return {
        /* A screen reader tells each change of a slider that has the focus, so there are few. */
        show(time) {
            elapsed.textContent = clock(time);
            if (!slider.matches(':focus-visible') || Math.abs(time - shown) >= SLIDER_CALM)
                set(time);
        },
    };
}

/* Calls actions[letter] when its key is pressed alone, while `wanted()`. Of scripts that have
 * other letters, the key in the letter's place counts. */
function listenForKeys(actions, wanted) {
    document.addEventListener('keydown', (event) => {
        const modified = event.ctrlKey || event.altKey || event.metaKey;
        if (modified || event.defaultPrevented || event.isComposing || !wanted())
            return;
        const key = event.key.toLowerCase(), place = event.code.replace(/^Key/, '').toLowerCase();
        const action = actions[/^[\x20-\x7e]$/.test(key) ? key : place];
        if (!action)
            return;
        event.preventDefault();
        action();
    });
}

/* What the lock screen, a headset's buttons and media keys do. */
function listenToSystem(handlers) {
    if (!navigator.mediaSession)
        return;
    for (const [name, handler] of Object.entries(handlers)) {
        try {
            navigator.mediaSession.setActionHandler(name, handler);
        } catch {
            /* this system has no such button */
        }
    }
}

function tellSystemPlace(sound) {
    if (navigator.mediaSession && navigator.mediaSession.setPositionState)
        navigator.mediaSession.setPositionState({
            duration: sound.total,
            position: clamp(sound.time(), 0, sound.total),
            playbackRate: sound.rate(),
        });
}

function tellSystemChapter(edition, title) {
    if (!navigator.mediaSession || !window.MediaMetadata)
        return;
    const cover = edition.cover && new URL(edition.cover, document.baseURI).href;
    navigator.mediaSession.metadata = new MediaMetadata({
        title,
        artist: edition.author,
        album: edition.title,
        artwork: /^http/.test(cover) ? [{src: cover}] : [], /* the system reads no disk */
    });
}
