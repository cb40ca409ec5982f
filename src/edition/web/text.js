/* Text: the sentences of the transcript and the words in them, and when each is heard. */

const BLOCKS = 'p, li, tr, pre, h1, h2, h3, h4, h5, h6';
const EARLY = 0.35; /* seconds before a sentence, in the silence, from which it is shown */
const TINY = 0.002; /* players round times down to less than the millisecond we have */

/* The words of a sentence: see edition/word_map.h. */
function readWords(element) {
    const numbers = (element.dataset.words || '').split(' ').map(Number);
    const words = [];
    let place = 0, time = Number(element.dataset.start);
    for (let i = 0; i + 3 < numbers.length; i += 4) {
        const from = place + numbers[i], start = time + numbers[i + 2] / 1000;
        place = from + numbers[i + 1];
        time = start + numbers[i + 3] / 1000;
        words.push({from, to: place, start, end: time});
    }
    return words;
}

/* Calls `see(node, place)` for each text node, with where it begins in the element's text,
 * until it returns true. */
function eachText(element, see) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let place = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (see(node, place))
            return;
        place += node.length;
    }
}

function rangeOf(element, word) {
    const range = document.createRange();
    eachText(element, (node, place) => {
        const end = place + node.length;
        if (word.from >= place && word.from < end)
            range.setStart(node, word.from - place);
        if (word.to > end)
            return false;
        range.setEnd(node, word.to - place);
        return true;
    });
    return range;
}

/* The place in the element's text that was clicked on, or -1. */
function placeOf(element, event) {
    let node, offset;
    if (document.caretPositionFromPoint) {
        const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
        node = caret && caret.offsetNode;
        offset = caret && caret.offset;
    } else if (document.caretRangeFromPoint) {
        const range = document.caretRangeFromPoint(event.clientX, event.clientY);
        node = range && range.startContainer;
        offset = range && range.startOffset;
    }
    let found = -1;
    eachText(element, (text, place) => {
        if (text === node)
            found = place + offset;
        return found >= 0;
    });
    return found;
}

function makeText(main) {
    const elements = Array.from(main.querySelectorAll('[data-start]'));
    elements.sort((a, b) => a.dataset.start - b.dataset.start);
    const starts = elements.map((element) => Number(element.dataset.start));
    const ends = elements.map((element) => Number(element.dataset.end));
    const blocks = elements.map((element) => element.closest(BLOCKS) || element);
    const highlight = window.Highlight && CSS.highlights ? new Highlight() : null;
    let now = -1, words = [], word = null;

    if (highlight)
        CSS.highlights.set('word', highlight);

    function indexAt(time) {
        const index = lastUpTo(starts, time + TINY);
        if (index < 0 || time >= ends[index]) {
            if (index + 1 < starts.length && starts[index + 1] - time <= EARLY)
                return index + 1;
        }
        return index;
    }

    /* Held over the short silence to the next. */
    function wordAt(time) {
        let last = null;
        for (const each of words)
            if (each.start <= time + TINY && (!last || each.start >= last.start))
                last = each;
        return last && last === words[words.length - 1] && time > last.end ? null : last;
    }

    function showSentence(index) {
        if (elements[now])
            elements[now].classList.remove('now');
        now = index;
        words = elements[now] ? readWords(elements[now]) : [];
        if (elements[now])
            elements[now].classList.add('now');
    }

    /* Marks what is heard at the time; returns the range of its word when that is new. */
    function show(time) {
        const index = indexAt(time);
        const moved = index !== now;
        if (moved)
            showSentence(index);
        const heard = wordAt(time);
        if (!moved && heard === word)
            return null;
        word = heard;
        const range = word ? rangeOf(elements[now], word) : null;
        if (highlight) {
            highlight.clear();
            if (range)
                highlight.add(range);
        }
        return range;
    }

    /* When the sentence, or the word in it that was clicked on, is heard. */
    function timeOfClick(element, event) {
        const place = event.detail ? placeOf(element, event) : -1;
        const hit = readWords(element).find((each) => place >= each.from && place <= each.to);
        return hit ? hit.start : Number(element.dataset.start);
    }

    /* Where the next or the last paragraph begins; from within one, its beginning first. */
    function paragraph(time, on) {
        const index = Math.max(indexAt(time), 0);
        let first = index, next = index;
        while (first > 0 && blocks[first - 1] === blocks[index])
            first--;
        while (next < blocks.length && blocks[next] === blocks[index])
            next++;
        if (on)
            return next < starts.length ? starts[next] : null;
        if (first === 0 || time - starts[first] > 2)
            return starts[first];
        for (first--; first > 0 && blocks[first - 1] === blocks[first]; first--)
            ;
        return starts[first];
    }

    function sentence(time, on) {
        const index = indexAt(time);
        if (on)
            return index + 1 < starts.length ? starts[index + 1] : null;
        if (index < 1 || time - starts[index] > 1.5)
            return starts[Math.max(index, 0)];
        return starts[index - 1];
    }

    return {elements, show, timeOfClick, paragraph, sentence, element: () => elements[now]};
}
