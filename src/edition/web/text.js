/* Text: the sentences of the transcript and the words in them, and when each is heard. Only
 * the sentence that is heard has its words taken apart: a book has 400,000. */

const BLOCKS = 'p, li, tr, pre, h1, h2, h3, h4, h5, h6';
const EARLY = 0.35; /* seconds of silence before a sentence in which it is shown already */
const TINY = 0.002; /* players round times down to less than the millisecond we have */
/* Seconds into something after which "previous" means its own beginning. */
const INTO = {sentence: 1.5, paragraph: 2, chapter: 3};

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
    for (let node = walker.nextNode(); node && !see(node, place); node = walker.nextNode())
        place += node.length;
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

function caretAt(x, y) {
    if (document.caretPositionFromPoint) {
        const caret = document.caretPositionFromPoint(x, y);
        return caret && {node: caret.offsetNode, offset: caret.offset};
    }
    const range = document.caretRangeFromPoint && document.caretRangeFromPoint(x, y);
    return range && {node: range.startContainer, offset: range.startOffset};
}

/* The place in the element's text that was clicked on, or -1. */
function placeOf(element, event) {
    const caret = caretAt(event.clientX, event.clientY);
    let found = -1;
    eachText(element, (node, place) => {
        if (caret && node === caret.node)
            found = place + caret.offset;
        return found >= 0;
    });
    return found;
}

/* When the sentence, or the word in it that was clicked on, is heard. */
function timeOfClick(element, event) {
    const place = event.detail ? placeOf(element, event) : -1;
    const hit = readWords(element).find((word) => place >= word.from && place <= word.to);
    return hit ? hit.start : Number(element.dataset.start);
}

/* Where the next (`on`) or the previous of things that begin at these times begins, seen from
 * `index`; null: there is none. */
function neighbour(starts, index, time, on, into) {
    if (on)
        return index + 1 < starts.length ? starts[index + 1] : null;
    const back = index > 0 && time - starts[index] <= into ? index - 1 : index;
    return starts.length ? starts[Math.max(back, 0)] : null;
}

function makeText(main) {
    const elements = Array.from(main.querySelectorAll('[data-start]'));
    elements.sort((a, b) => a.dataset.start - b.dataset.start);
    const starts = elements.map((element) => Number(element.dataset.start));
    const ends = elements.map((element) => Number(element.dataset.end));
    const blocks = elements.map((element) => element.closest(BLOCKS));
    const paragraphs = starts.filter((start, i) => i === 0 || blocks[i] !== blocks[i - 1]);
    const highlight = window.Highlight && CSS.highlights ? new Highlight() : null;
    let now = -1, words = [], word = null;

    if (highlight)
        CSS.highlights.set('word', highlight);

    function indexAt(time) {
        const index = lastUpTo(starts, time + TINY);
        const silent = index < 0 || time >= ends[index];
        const next = index + 1 < starts.length ? starts[index + 1] : Infinity;
        return silent && next - time <= EARLY ? index + 1 : index;
    }

    /* Held over the short silence to the next, so that it does not flicker. */
    function wordAt(time) {
        let last = null;
        for (const each of words)
            if (each.start <= time + TINY && (!last || each.start >= last.start))
                last = each;
        return last && last === words[words.length - 1] && time > last.end ? null : last;
    }

    function setSentence(index) {
        if (elements[now])
            elements[now].classList.remove('now');
        now = index;
        words = elements[now] ? readWords(elements[now]) : [];
        if (elements[now])
            elements[now].classList.add('now');
    }

    /* Marks what is heard at the time; returns the range of its word when that is new. */
    function show(time) {
        const index = indexAt(time), moved = index !== now;
        if (moved)
            setSentence(index);
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

    return {
        elements,
        show,
        element: () => elements[now],
        sentence: (time, on) => neighbour(starts, indexAt(time), time, on, INTO.sentence),
        paragraph(time, on) {
            const start = starts[Math.max(indexAt(time), 0)];
            return neighbour(paragraphs, lastUpTo(paragraphs, start), time, on, INTO.paragraph);
        },
    };
}
