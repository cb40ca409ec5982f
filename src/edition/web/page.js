/* Page: brings sound, text and controls together. */

const SPEED = {least: 0.5, most: 3, step: 0.1};
const SAVE_EVERY = 5; /* seconds of the recording */

const byId = (id) => document.getElementById(id);
const edition = JSON.parse(byId('edition').textContent);
const words = edition.words;
const main = byId('text');
const audio = document.querySelector('audio');
const sound = makeSound(audio, edition.parts);
const text = makeText(main);
const follower = makeFollower(text, sound, byId('player'), byId('return'));
const slider = makeSlider(byId('position'), byId('elapsed'), sound, edition, seek);
const links = Array.from(document.querySelectorAll('#chapters a'));
const chapterStarts = links.map((link) => Number(link.dataset.at));
const settings = {speed: 1, follow: true, keys: true, ...memory.get('settings')};
const placeKey = `place ${edition.identity}`;
let chapter = -1, saved = 0;
let stop = null; /* the sentence that Tab comes to */

/* ---- the clock ---- */

/* In view within the list, where that scrolls by itself. */
function showLink(link) {
    const list = document.querySelector('.side'), box = list.getBoundingClientRect();
    const own = link.getBoundingClientRect();
    const hidden = own.top < box.top || own.bottom > box.bottom - 80;
    if (list.scrollHeight > list.clientHeight && hidden)
        list.scrollTop += own.top - box.top - box.height / 3;
}

function showChapter(index) {
    if (links[chapter])
        links[chapter].removeAttribute('aria-current');
    chapter = index;
    if (!links[chapter])
        return;
    links[chapter].setAttribute('aria-current', 'true');
    showLink(links[chapter]);
    tellSystemChapter(edition, links[chapter].textContent);
}

/* Tab comes to the sentence that is heard, unless the reader is at another. */
function showText(time) {
    const range = text.show(time);
    if (range && settings.follow)
        follower.see(range);
    if (document.activeElement === main || !main.contains(document.activeElement))
        setStop(text.element() || text.elements[0]);
}

function save() {
    saved = sound.time();
    memory.set(placeKey, saved);
}

function update() {
    const time = sound.time(), index = lastUpTo(chapterStarts, time + TINY);
    if (index !== chapter)
        showChapter(index);
    slider.show(time);
    showText(time);
    if (Math.abs(time - saved) >= SAVE_EVERY)
        save();
}

/* Words are shorter than the time between a player's own reports. */
function eachFrame() {
    if (!sound.playing())
        return;
    showText(sound.time());
    requestAnimationFrame(eachFrame);
}

function showState() {
    const playing = sound.playing(), button = byId('play');
    button.title = playing ? words.pause : words.play;
    button.querySelector('use').setAttribute('href', playing ? '#icon-pause' : '#icon-play');
    tellSystemPlace(sound);
    save();
}

/* ---- moving ---- */

/* Has a screen reader say an element's text, which stays in its own language among the page's
 * words. */
function tell(element, label = '') {
    const told = document.createElement('span');
    told.lang = element.closest('[lang]').lang;
    told.dir = getComputedStyle(element).direction;
    told.textContent = element.textContent;
    byId('status').replaceChildren(label, told);
}

/* The voice itself tells of a chapter that it comes to; of one that the listener goes to, the
 * page does. */
function seek(time) {
    const before = chapter;
    follower.stay();
    sound.seek(time);
    update();
    tellSystemPlace(sound);
    if (chapter !== before && links[chapter])
        tell(links[chapter].querySelector('[lang]') || links[chapter], `${words['chapter-is']} `);
}

const steps = {
    sentence: text.sentence,
    paragraph: text.paragraph,
    chapter: (time, on) =>
        neighbour(chapterStarts, lastUpTo(chapterStarts, time + TINY), time, on, INTO.chapter),
};

/* Where the voice is silent, the page tells what sentence one has come to. */
function step(what, on) {
    const before = chapter, time = steps[what](sound.time(), on);
    if (time === null)
        return;
    seek(time);
    if (chapter === before && !sound.playing() && text.element())
        tell(text.element());
}

function toggle() {
    if (sound.playing())
        sound.pause();
    else
        sound.play();
}

function playFrom(time) {
    seek(time);
    sound.play();
}

/* ---- settings ---- */

function setSpeed(value) {
    settings.speed = clamp(Math.round(value * 10) / 10, SPEED.least, SPEED.most);
    sound.setRate(settings.speed);
    byId('speed').textContent = `${settings.speed.toLocaleString(edition.language)}×`;
    memory.set('settings', settings);
    tellSystemPlace(sound);
}

function setFollow(on) {
    settings.follow = on;
    byId('follow').checked = on;
    document.documentElement.classList.toggle('following', on);
    follower.setOn(on);
    memory.set('settings', settings);
}

function setKeys(on) {
    settings.keys = on;
    byId('single-keys').checked = on;
    memory.set('settings', settings);
}

/* ---- the text: one stop for Tab, arrows go from sentence to sentence ---- */

function setStop(element) {
    if (stop === element)
        return;
    if (stop)
        stop.tabIndex = -1;
    stop = element;
    if (stop)
        stop.tabIndex = 0;
}

function focusOn(element) {
    if (!element)
        return;
    setStop(element);
    element.focus({preventScroll: true});
}

function goToVoice() {
    follower.back();
    focusOn(text.element());
}

function focusNeighbour(element, on) {
    const next = text.elements[text.elements.indexOf(element) + (on ? 1 : -1)];
    focusOn(next);
    if (next)
        next.scrollIntoView({block: 'nearest'});
}

function pressInText(event) {
    const forward = getComputedStyle(event.target).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const modified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (modified || !event.target.matches('[data-start]'))
        return;
    if (event.key === 'Enter' || event.key === ' ')
        playFrom(Number(event.target.dataset.start));
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft')
        focusNeighbour(event.target, event.key === forward);
    else
        return;
    event.preventDefault();
}

/* Who marks text to copy it, or follows a link in it, wants nothing played. */
function clickInText(event) {
    const element = event.target.closest('[data-start]');
    if (!element || event.target.closest('a') || !getSelection().isCollapsed)
        return;
    setStop(element);
    playFrom(timeOfClick(element, event));
}

/* ---- the beginning ---- */

const keys = {
    'k': toggle,
    'j': () => step('sentence', false),
    'l': () => step('sentence', true),
    'u': () => step('paragraph', false),
    'o': () => step('paragraph', true),
    'p': () => step('chapter', false),
    'n': () => step('chapter', true),
    's': () => setSpeed(settings.speed - SPEED.step),
    'd': () => setSpeed(settings.speed + SPEED.step),
    'r': () => setSpeed(1),
    't': goToVoice,
    'f': () => setFollow(!settings.follow),
    '?': () => byId('help').showModal(),
};

function toggleMore() {
    const open = byId('controls').classList.toggle('open');
    byId('more').setAttribute('aria-expanded', String(open));
}

function connectControls() {
    const clicks = {
        'play': toggle, 'slower': keys.s, 'faster': keys.d, 'return': goToVoice,
        'help-open': keys['?'], 'more': toggleMore,
    };
    for (const [id, action] of Object.entries(clicks))
        byId(id).addEventListener('click', action);
    for (const button of document.querySelectorAll('[data-step]')) {
        const [what, way] = button.dataset.step.split(' ');
        button.addEventListener('click', () => step(what, way === 'on'));
    }
    for (const link of links)
        link.addEventListener('click', (event) => {
            event.preventDefault();
            seek(Number(link.dataset.at));
        });
    byId('follow').addEventListener('change', () => setFollow(byId('follow').checked));
    byId('single-keys').addEventListener('change', () => setKeys(byId('single-keys').checked));
    main.addEventListener('click', clickInText);
    main.addEventListener('keydown', pressInText);
    listenForKeys(keys, () => settings.keys && !byId('help').open);
    listenToSystem({
        play: sound.play,
        pause: sound.pause,
        previoustrack: keys.p,
        nexttrack: keys.n,
        seekbackward: keys.j,
        seekforward: keys.l,
        seekto: (details) => seek(details.seekTime),
    });
}

function connectAudio() {
    for (const event of ['play', 'pause', 'ended'])
        audio.addEventListener(event, showState);
    for (const event of ['timeupdate', 'seeked', 'loadedmetadata'])
        audio.addEventListener(event, update);
    audio.addEventListener('play', () => requestAnimationFrame(eachFrame));
    audio.addEventListener('error', () => {
        byId('status').className = 'fault';
        byId('status').textContent = words['no-audio'];
    });
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
}

/* page.html#t=12.5, else where the listener was; at the end, from the start. */
function findPlace() {
    const asked = /^#t=([0-9.]+)$/.exec(location.hash);
    const place = asked ? Number(asked[1]) : memory.get(placeKey);
    return Number.isFinite(place) && place < sound.total - 1 ? place : 0;
}

function begin() {
    audio.controls = false;
    byId('controls').hidden = false;
    byId('total').textContent = clock(sound.total);
    byId('chapters').open = window.matchMedia('(min-width: 60rem)').matches;
    setSpeed(settings.speed);
    setFollow(settings.follow);
    setKeys(settings.keys);
    connectControls();
    connectAudio();
    sound.seek(findPlace());
    update();
    if (sound.time() > 0) {
        history.scrollRestoration = 'manual'; /* where the voice is, and not where the page was */
        follower.back();
    }
}

begin();
