/* Player: what the listener sees and presses. */

const SPEEDS = {least: 0.5, most: 3, step: 0.1};

/* Of the browser's store, which may be closed to us: then nothing is remembered. */
const store = {
    get(key) {
        try {
            return JSON.parse(localStorage.getItem(key));
        } catch {
            return null;
        }
    },
    set(key, value) {
        try {
            localStorage.setItem(key, JSON.stringify(value));
        } catch {
            /* the place is lost, the book goes on */
        }
    },
};

function clock(seconds) {
    const whole = Math.floor(seconds), hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60, rest = String(whole % 60).padStart(2, '0');
    return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function startPage() {
    const $ = (id) => document.getElementById(id);
    const edition = JSON.parse($('edition').textContent);
    const words = edition.words;
    const audio = document.querySelector('audio');
    const sound = makeSound(audio, edition.parts);
    const main = $('text');
    const text = makeText(main);
    const links = Array.from(document.querySelectorAll('#chapters a'));
    const chapterStarts = links.map((link) => Number(link.dataset.at));
    const placeKey = `lectern place ${edition.identity}`;
    const settings = Object.assign({speed: 1, follow: true, keys: true}, store.get('lectern settings'));
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
    let chapter = -1, away = false, scrolled = 0, slid = 0, saved = 0;

    /* ---- following the voice ---- */

    function isFixed() {
        return getComputedStyle($('player')).position === 'sticky';
    }

    function viewOf(box) {
        const bottom = isFixed() ? $('player').getBoundingClientRect().top : window.innerHeight;
        return {bottom, inside: box.top >= 0 && box.bottom <= bottom};
    }

    function scrollTo(box) {
        const view = viewOf(box);
        scrolled = performance.now();
        window.scrollBy({top: box.top - view.bottom / 3, behavior: calm.matches ? 'auto' : 'smooth'});
    }

    function follow(range) {
        const target = range || text.element();
        if (!target || !settings.follow)
            return;
        const box = target.getBoundingClientRect();
        const inside = viewOf(box).inside;
        away = away && !inside;
        $('return').hidden = !away;
        if (!away && !inside && performance.now() - scrolled > 800)
            scrollTo(box);
    }

    function leave() {
        if (sound.playing())
            away = true;
    }

    function goBack() {
        away = false;
        $('return').hidden = true;
        const element = text.element();
        if (!element)
            return;
        scrollTo(element.getBoundingClientRect());
        focusOn(element);
    }

    /* ---- the clock ---- */

    function showChapter(index) {
        if (links[chapter])
            links[chapter].removeAttribute('aria-current');
        chapter = index;
        const link = links[chapter];
        if (!link)
            return;
        link.setAttribute('aria-current', 'true');
        if (navigator.mediaSession && window.MediaMetadata)
            navigator.mediaSession.metadata = new MediaMetadata({
                title: link.textContent,
                artist: edition.author,
                album: edition.title,
                artwork: edition.cover ? [{src: new URL(edition.cover, document.baseURI).href}] : [],
            });
    }

    /* A screen reader tells each change of the slider that has the focus. */
    function showPosition(time) {
        const slider = $('position');
        $('elapsed').textContent = clock(time);
        if (slider.matches(':focus-visible') && Math.abs(time - slid) < 10)
            return;
        slid = time;
        slider.value = time;
        slider.setAttribute('aria-valuetext', `${clock(time)} / ${clock(sound.total)}`);
    }

    function tellSystem() {
        if (navigator.mediaSession && navigator.mediaSession.setPositionState)
            navigator.mediaSession.setPositionState({
                duration: sound.total,
                position: clamp(sound.time(), 0, sound.total),
                playbackRate: sound.rate(),
            });
    }

    function save() {
        saved = sound.time();
        store.set(placeKey, saved);
    }

    function update() {
        const time = sound.time();
        const index = lastUpTo(chapterStarts, time + TINY);
        if (index !== chapter)
            showChapter(index);
        showPosition(time);
        const range = text.show(time);
        if (range)
            follow(range);
        if (Math.abs(time - saved) >= 5)
            save();
    }

    function frame() {
        if (!sound.playing())
            return;
        const range = text.show(sound.time());
        if (range)
            follow(range);
        requestAnimationFrame(frame);
    }

    function showState() {
        const playing = sound.playing();
        const label = playing ? words.pause : words.play;
        $('play').setAttribute('aria-label', label);
        $('play').title = label;
        $('play').querySelector('use').setAttribute('href', playing ? '#icon-pause' : '#icon-play');
        if (playing)
            requestAnimationFrame(frame);
        tellSystem();
        save();
    }

    /* ---- moving ---- */

    function seek(time) {
        const before = chapter;
        away = false;
        sound.seek(time);
        update();
        tellSystem();
        if (chapter !== before && links[chapter])
            $('status').textContent = `${words.chapter}: ${links[chapter].textContent}`;
    }

    function toggle() {
        if (sound.playing())
            sound.pause();
        else
            sound.play();
    }

    function chapterStep(time, on) {
        const index = lastUpTo(chapterStarts, time + TINY);
        if (on)
            return index + 1 < links.length ? chapterStarts[index + 1] : null;
        return chapterStarts[Math.max(time - chapterStarts[index] > 3 ? index : index - 1, 0)];
    }

    const steps = {sentence: text.sentence, paragraph: text.paragraph, chapter: chapterStep};

    function step(what, on) {
        const time = steps[what](sound.time(), on);
        if (time !== null && time !== undefined)
            seek(time);
    }

    function setSpeed(value) {
        settings.speed = clamp(Math.round(value * 10) / 10, SPEEDS.least, SPEEDS.most);
        sound.setRate(settings.speed);
        $('speed').textContent = `${settings.speed}×`;
        $('slower').disabled = settings.speed <= SPEEDS.least;
        $('faster').disabled = settings.speed >= SPEEDS.most;
        store.set('lectern settings', settings);
        tellSystem();
    }

    function setFollow(on) {
        settings.follow = on;
        $('follow').checked = on;
        $('return').hidden = true;
        main.classList.toggle('following', on);
        store.set('lectern settings', settings);
    }

    function setKeys(on) {
        settings.keys = on;
        $('single-keys').checked = on;
        store.set('lectern settings', settings);
    }

    /* ---- the text: one stop for Tab, arrows from sentence to sentence ---- */

    let stop = null;

    function setStop(element) {
        if (stop)
            stop.tabIndex = -1;
        stop = element;
        stop.tabIndex = 0;
    }

    function focusOn(element) {
        setStop(element);
        element.focus({preventScroll: true});
    }

    function focusNeighbour(element, on) {
        const next = text.elements[text.elements.indexOf(element) + (on ? 1 : -1)];
        if (!next)
            return;
        focusOn(next);
        next.scrollIntoView({block: 'nearest'});
    }

    function playFrom(time) {
        seek(time);
        if (!sound.playing())
            sound.play();
    }

    main.addEventListener('click', (event) => {
        const element = event.target.closest('[data-start]');
        if (!element || event.target.closest('a') || !getSelection().isCollapsed)
            return;
        setStop(element);
        playFrom(text.timeOfClick(element, event));
    });
    main.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
            return;
        if (!event.target.matches('[data-start]'))
            return;
        const reversed = getComputedStyle(main).direction === 'rtl';
        if (event.key === 'Enter' || event.key === ' ')
            playFrom(Number(event.target.dataset.start));
        else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
            focusNeighbour(event.target, (event.key === 'ArrowRight') !== reversed);
        else
            return;
        event.preventDefault();
    });

    /* ---- keys ---- */

    const keys = {
        k: toggle,
        j: () => step('sentence', false),
        l: () => step('sentence', true),
        u: () => step('paragraph', false),
        o: () => step('paragraph', true),
        p: () => step('chapter', false),
        n: () => step('chapter', true),
        s: () => setSpeed(settings.speed - SPEEDS.step),
        d: () => setSpeed(settings.speed + SPEEDS.step),
        r: () => setSpeed(1),
        t: goBack,
        f: () => setFollow(!settings.follow),
        '?': () => $('help').showModal(),
    };

    document.addEventListener('keydown', (event) => {
        if (['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'].includes(event.key))
            leave();
        if (!settings.keys || event.ctrlKey || event.altKey || event.metaKey || $('help').open)
            return;
        /* Of other scripts, the key that has the letter on it. */
        const letter = event.key.toLowerCase(), place = event.code.replace(/^Key/, '').toLowerCase();
        const action = keys[letter] || (/^[\x20-\x7e]$/.test(letter) ? null : keys[place]);
        if (!action || event.defaultPrevented)
            return;
        event.preventDefault();
        action();
    });
    window.addEventListener('wheel', leave, {passive: true});
    window.addEventListener('touchmove', leave, {passive: true});

    /* ---- controls ---- */

    for (const button of document.querySelectorAll('[data-step]')) {
        const [what, way] = button.dataset.step.split(' ');
        button.addEventListener('click', () => step(what, way === 'on'));
    }
    for (const link of links)
        link.addEventListener('click', (event) => {
            event.preventDefault();
            seek(Number(link.dataset.at));
        });
    $('play').addEventListener('click', toggle);
    $('slower').addEventListener('click', keys.s);
    $('faster').addEventListener('click', keys.d);
    $('return').addEventListener('click', goBack);
    $('follow').addEventListener('change', () => setFollow($('follow').checked));
    $('single-keys').addEventListener('change', () => setKeys($('single-keys').checked));
    $('help-open').addEventListener('click', keys['?']);
    $('position').addEventListener('input', () => seek(Number($('position').value)));

    for (const event of ['play', 'pause', 'ended'])
        audio.addEventListener(event, showState);
    for (const event of ['timeupdate', 'seeked', 'loadedmetadata'])
        audio.addEventListener(event, update);
    audio.addEventListener('error', () => {
        $('status').classList.remove('unseen');
        $('status').textContent = words['no-audio'];
    });
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);

    if (navigator.mediaSession) {
        const handlers = {
            play: () => sound.play(),
            pause: () => sound.pause(),
            previoustrack: keys.p,
            nexttrack: keys.n,
            seekbackward: keys.j,
            seekforward: keys.l,
            seekto: (details) => seek(details.seekTime),
        };
        for (const [name, handler] of Object.entries(handlers)) {
            try {
                navigator.mediaSession.setActionHandler(name, handler);
            } catch {
                /* an older system has fewer buttons */
            }
        }
    }

    /* ---- the beginning ---- */

    const asked = /^#t=([0-9.]+)$/.exec(location.hash);
    const place = asked ? Number(asked[1]) : store.get(placeKey);
    audio.controls = false;
    $('controls').hidden = false;
    $('position').max = Math.ceil(sound.total);
    $('total').textContent = clock(sound.total);
    $('chapters').open = window.matchMedia('(min-width: 60rem)').matches;
    setSpeed(settings.speed);
    setFollow(settings.follow);
    setKeys(settings.keys);
    if (text.elements.length)
        setStop(text.elements[0]);
    for (const element of text.elements)
        if (element !== stop)
            element.tabIndex = -1;
    if (typeof place === 'number' && place > 0 && place < sound.total - 1)
        sound.seek(place);
    update();
}

startPage();
