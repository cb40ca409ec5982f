'use strict';

/* Sound: the files of an edition as one, with one clock in seconds. */

function clamp(value, least, most) {
    return Math.min(Math.max(value, least), most);
}

/* The last of the ascending numbers that is no more than `value`; -1: all are. */
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

    function load(index, time) {
        const playing = !audio.paused || audio.ended;
        at = index;
        audio.src = parts[index].src;
        waiting = time;
        audio.load();
        setRate(rate);
        if (playing)
            audio.play();
    }

    function seek(time) {
        const to = clamp(time, 0, total);
        const index = Math.max(lastUpTo(starts, to), 0);
        if (index === at)
            setTime(to - starts[at]);
        else
            load(index, to - starts[index]);
    }

    audio.addEventListener('loadedmetadata', () => {
        setRate(rate);
        if (waiting !== null)
            audio.currentTime = waiting;
        waiting = null;
    });
    audio.addEventListener('ended', () => {
        if (at + 1 < parts.length)
            load(at + 1, 0);
    });

    return {
        total,
        seek,
        setRate,
        rate: () => rate,
        time: () => starts[at] + (waiting === null ? audio.currentTime : waiting),
        playing: () => !audio.paused && !audio.ended,
        play: () => audio.play(),
        pause: () => audio.pause(),
    };
}
