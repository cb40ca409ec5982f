'use strict';

/* Sound: the files of an edition as one, with one clock in seconds. */

function clamp(value, least, most) {
    return Math.min(Math.max(value, least), most);
}

/* The last of the ascending numbers that is no more than `value`; -1: all are more. */
function lastUpTo(numbers, value) {
    let low = 0, high = numbers.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (numbers[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

/* `parts` is a list of {src, start, end}, which follow one another. */
function makeSound(audio, parts) {
    const starts = parts.map((part) => part.start);
    const total = parts[parts.length - 1].end;
    let at = 0;
    let waiting = null; /* a time in the part that is being loaded, until it can be sought */
    let rate = 1;

    /* What the browser refuses shows as a pause, what it cannot play as an error event. */
    function play() {
        audio.play().catch(() => {});
    }

    /* A file that is loaded starts at the default rate. */
    function setRate(value) {
        rate = value;
        audio.defaultPlaybackRate = value;
        audio.playbackRate = value;
        audio.preservesPitch = true;
        audio.webkitPreservesPitch = true;
    }

    function setTime(time) {
        if (audio.readyState >= HTMLMediaElement.HAVE_METADATA)
            audio.currentTime = time;
        else
            waiting = time;
    }

    function load(index, time, playing) {
        at = index;
        waiting = time;
        audio.src = parts[index].src;
        audio.load();
        if (playing)
            play();
    }

    function seek(time) {
        const to = clamp(time, 0, total);
        const index = Math.max(lastUpTo(starts, to), 0);
        if (index === at)
            setTime(to - starts[at]);
        else
            load(index, to - starts[index], !audio.paused);
    }

    audio.addEventListener('loadedmetadata', () => {
        setRate(rate);
        if (waiting !== null)
            audio.currentTime = waiting;
        waiting = null;
    });
    audio.addEventListener('ended', () => {
        if (at + 1 < parts.length)
            load(at + 1, 0, true);
    });

    return {
        total,
        play,
        seek,
        setRate,
        pause: () => audio.pause(),
        rate: () => rate,
        playing: () => !audio.paused && !audio.ended,
        time: () => starts[at] + (waiting === null ? audio.currentTime : waiting),
    };
}
