/* Following: the page scrolls so that the word that is heard is in view, until the reader
 * looks elsewhere; then a button leads back. */

const SCROLL_TIME = 800; /* ms that a smooth scroll may take */
const SCROLL_KEYS = ['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' '];

function makeFollower(text, sound, player, button) {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
    let on = true, away = false, scrolled = -Infinity;

    /* The lowest line that the player does not hide. */
    function floor() {
        const box = player.getBoundingClientRect();
        return getComputedStyle(player).position === 'sticky' ? box.top : window.innerHeight;
    }

    function isInView(box) {
        return box.top >= 0 && box.bottom <= floor();
    }

    function setAway(value) {
        away = value;
        button.hidden = !(on && away);
    }

    /* A long way is jumped: to see pages of text fly by helps nobody. */
    function bringIntoView(target) {
        const top = target.getBoundingClientRect().top - floor() / 3;
        const smooth = !calm.matches && Math.abs(top) < window.innerHeight;
        scrolled = performance.now();
        window.scrollBy({top, behavior: smooth ? 'smooth' : 'auto'});
    }

    function leave() {
        if (sound.playing() && performance.now() - scrolled > SCROLL_TIME)
            setAway(true);
    }

    window.addEventListener('wheel', leave, {passive: true});
    window.addEventListener('touchmove', leave, {passive: true});
    document.addEventListener('keydown', (event) => {
        if (SCROLL_KEYS.includes(event.key) && event.target === document.body)
            leave();
    });

    return {
        /* Called with the range of each new word. */
        see(range) {
            const inside = isInView(range.getBoundingClientRect());
            if (away && inside)
                setAway(false);
            if (on && !away && !inside && performance.now() - scrolled > SCROLL_TIME)
                bringIntoView(range);
        },
        setOn(value) {
            on = value;
            setAway(false);
        },
        /* After the reader has chosen a place. */
        stay: () => setAway(false),
        back() {
            setAway(false);
            if (text.element())
                bringIntoView(text.element());
        },
    };
}
