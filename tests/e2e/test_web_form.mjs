#!/usr/bin/env node
// The edition as a page on the web, in a browser: what is heard, marked, pressed, kept and
// asked for.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';

import {ROOT, addressOf, build, faultsOf, folder, launch, lectern, serve} from './browser.mjs';

const EDITION = path.join(ROOT, 'editions/letter/edition.ini');
const SOURCE = fs.readFileSync(path.join(ROOT, 'editions/letter/letter.txt'));
let browser, letter;

before(async () => {
    letter = build(EDITION, 'letter');
    browser = await launch();
});
after(() => browser.close());

/* Calls `use(page)` on the letter's page, or another; fails when the page had an error or
 * asked for anything but its neighbours. */
async function visit(use, {file = path.join(letter.web, 'index.html'), address = addressOf(file),
    prepare = null, ...options} = {}) {
    const context = await browser.newContext({viewport: {width: 1280, height: 800}, ...options});
    const page = await context.newPage();
    const wrong = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (line) => wrong.push(line.text()));
    page.on('request', (request) => {
        if (!request.url().startsWith(new URL('.', address).href) && request.url() !== 'data:,')
            wrong.push(`asked for ${request.url()}`);
    });
    if (prepare)
        await prepare(page);
    try {
        await page.goto(address);
        await page.waitForFunction(() => document.querySelector('audio').readyState > 0);
        await use(page);
        assert.deepEqual(wrong, []);
    } finally {
        await context.close();
    }
}

const timeOf = (page) => page.evaluate(() => sound.time());
const press = (page, key) => page.keyboard.press(key);
const near = (page, time) => page.waitForFunction((wanted) =>
    Math.abs(sound.time() - wanted) < 0.6, time, {timeout: 3000});

/* ---- what is marked ---- */

const words = () => letter.report.utterances.flatMap((utterance) => utterance.words);

/* What is written for a word: its bytes of the source, or itself. */
function writtenOf(word) {
    return word.source ? SOURCE.subarray(word.source.start, word.source.end).toString() : word.text;
}

const plain = (text) => text.replace(/[\s*]+/g, ' ').trim();

/* Keeps, after each frame is made, the time and the word that is marked. */
function record() {
    window.seen = [];
    const audio = document.querySelector('audio');
    const note = () => {
        const marked = [...CSS.highlights.get('word')].map((range) => range.toString());
        window.seen.push([audio.currentTime, marked.join('|'), audio.seeking]);
    };
    const frame = () => {
        setTimeout(note, 0);
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
}

/* Holds what was seen against the account; returns how many words were judged. A word that
 * has only just begun may not have had its frame. */
function judge(seen, speed = 1) {
    const judged = new Set();
    for (const [time, marked, seeking] of seen) {
        const ms = time * 1000;
        const word = words().find((each) => ms >= each.start_ms + 25 * speed && ms < each.end_ms - 5);
        if (!word || seeking)
            continue;
        const written = plain(writtenOf(word));
        assert.ok(plain(marked).includes(written) || written.includes(plain(marked)) && marked,
            `at ${time} “${marked}” is marked and “${written}” heard`);
        judged.add(word.start_ms);
    }
    return judged.size;
}

const MIXED = `# A *mixed* bag

1. First of \$5 & more
   - nested, un*believ*able
2. Second

| Name | Born |
|------|------|
| Ada  | 1815 |
| Bob  | 1901 |

> Quoted, said Dr. Smith (at 5:30 p.m.).

A note.[^1] And the *end* of it.

\`\`\`
let x = 1
print x
\`\`\`

[^1]: What the note says.
`;

describe('the word that is heard is the one that is marked', () => {
    for (const speed of [1, 2.5]) {
        test(`from several places, at speed ${speed}`, () => visit(async (page) => {
            await page.evaluate(record);
            await page.evaluate((value) => setSpeed(value), speed);
            for (const place of [0.5, 18, 150, 420]) {
                await page.evaluate((time) => playFrom(time), place);
                await page.waitForFunction((time) => sound.time() > time + 3, place);
            }
            assert.ok(judge(await page.evaluate(() => window.seen), speed) > 15);
        }));
    }

    test('numbers and abbreviations are marked as they are written', () => visit(async (page) => {
        const marks = await page.evaluate(() => text.elements.flatMap((element) =>
            readWords(element).map((word) => [word.start, rangeOf(element, word).toString()])));
        const byStart = new Map(marks.map(([start, mark]) => [Math.round(start * 1000), mark]));
        let found = 0;
        for (const word of words()) {
            const mark = byStart.get(word.start_ms);
            if (mark === undefined)
                continue; /* a later word of the same numeral */
            assert.ok(plain(mark).includes(plain(writtenOf(word))), `${mark}: ${writtenOf(word)}`);
            found++;
        }
        assert.equal(found, marks.length);
        assert.ok(found > words().length * 0.95);
        assert.ok(marks.some(([, mark]) => mark === 'MR' || mark === 'MR.' || mark === 'Mr.'));
    }));

    test('in lists, tables, quotations, notes and code too', () => {
        const source = path.join(folder, 'mixed.md');
        fs.writeFileSync(source, MIXED);
        const {web, report} = build(source, 'mixed', '--code', 'read');
        const starts = new Set(report.utterances.flatMap((u) => u.words.map((w) => w.start_ms)));
        return visit(async (page) => {
            const marks = await page.evaluate(() => text.elements.flatMap((element) =>
                readWords(element).map((word) =>
                    [Math.round(word.start * 1000), rangeOf(element, word).toString()])));
            for (const kind of ['li li', 'td', 'aside', 'pre', 'blockquote', 'em'])
                assert.ok(await page.locator(`main ${kind}`).count(), kind);
            assert.ok(marks.length > 40);
            for (const [start, mark] of marks) {
                assert.ok(starts.has(start), `${mark} at ${start} ms`);
                assert.match(mark, /^\S(.*\S)?$/s, `at ${start} ms`);
                assert.match(mark, /[\p{L}\p{N}\p{S}%#&*]/u, `at ${start} ms`);
            }
            assert.deepEqual(await faultsOf(page), []);
        }, {file: path.join(web, 'index.html')});
    });

    test('nothing is marked and nothing scrolls when following is off', () => visit(async (page) => {
        await press(page, 'f');
        await page.evaluate(() => playFrom(150));
        await page.waitForTimeout(1000);
        assert.equal(await page.evaluate(() => scrollY), 0);
        assert.equal(await page.evaluate(() =>
            getComputedStyle(document.querySelector('.now')).backgroundColor), 'rgba(0, 0, 0, 0)');
    }));

    test('what is heard is in view', () => visit(async (page) => {
        for (const place of [400, 100, 300]) {
            await page.evaluate((time) => playFrom(time), place);
            await page.waitForTimeout(1500);
            const view = await page.evaluate(() => {
                const box = [...CSS.highlights.get('word')][0].getBoundingClientRect();
                return [box.top, document.querySelector('#player').getBoundingClientRect().top - box.bottom];
            });
            assert.ok(view[0] >= 0 && view[1] >= 0, view.join(' '));
        }
    }, {viewport: {width: 320, height: 256}}));

    test('a reader who scrolls away is left there, and a button leads back', () => visit(async (page) => {
        await page.evaluate(() => playFrom(100));
        await page.waitForTimeout(1500);
        await page.mouse.move(700, 300);
        await page.mouse.wheel(0, 3000);
        await page.waitForTimeout(1500);
        const away = await page.evaluate(() => scrollY);
        await page.waitForTimeout(1000);
        assert.equal(await page.evaluate(() => scrollY), away);
        await page.click('#return');
        await page.waitForFunction((before) => scrollY < before - 1000, away);
        assert.ok(await page.isHidden('#return'));
    }));
});

/* ---- what is pressed ---- */

describe('moving', () => {
    test('a click plays from the word that was clicked on', () => visit(async (page) => {
        for (const wanted of [words()[60], words()[75], words()[90]]) {
            const [x, y] = await page.evaluate((ms) => {
                for (const element of text.elements)
                    for (const word of readWords(element))
                        if (Math.round(word.start * 1000) === ms) {
                            element.scrollIntoView({block: 'center'});
                            const box = rangeOf(element, word).getBoundingClientRect();
                            return [box.x + box.width / 2, box.y + box.height / 2];
                        }
                return null;
            }, wanted.start_ms);
            await page.mouse.click(x, y);
            await near(page, wanted.start_ms / 1000);
            assert.ok(await page.evaluate(() => sound.playing()));
        }
    }));

    test('Tab, arrows and Enter or Space play from a sentence', () => visit(async (page) => {
        await page.focus('#text');
        await press(page, 'Tab');
        for (let i = 0; i < 6; i++)
            await press(page, 'ArrowRight');
        await press(page, 'ArrowLeft');
        const wanted = await page.evaluate(() => [document.activeElement.dataset.start,
            text.elements[5].dataset.start, document.querySelectorAll('main [tabindex="0"]').length]);
        assert.equal(wanted[0], wanted[1]);
        assert.equal(wanted[2], 1);
        await press(page, 'Enter');
        await near(page, Number(wanted[0]));
        await press(page, 'k');
        await press(page, 'ArrowRight');
        await press(page, ' ');
        await near(page, await page.evaluate(() => Number(text.elements[6].dataset.start)));
        assert.ok(await page.evaluate(() => sound.playing()));
    }));

    test('keys and buttons move by sentence, paragraph and chapter', () => visit(async (page) => {
        const chapters = letter.report.chapters.map((chapter) => chapter.start_ms / 1000);
        const starts = await page.evaluate(() => text.elements.map((e) => Number(e.dataset.start)));
        const go = async (key, label, before, wanted) => {
            for (const act of [() => press(page, key), () => page.getByRole('button', {name: label, exact: true}).click()]) {
                await page.evaluate((time) => seek(time), before);
                await act();
                assert.ok(Math.abs(await timeOf(page) - wanted) < 0.002,
                    `${label}: ${await timeOf(page)}, not ${wanted}`);
            }
        };
        const paragraph = letter.report.utterances[5].words[0].start_ms / 1000;
        const next = letter.report.utterances[6].words[0].start_ms / 1000;
        await go('l', 'Next sentence', starts[10] + 0.1, starts[11]);
        await go('j', 'Previous sentence', starts[10] + 0.1, starts[9]);
        await go('j', 'Previous sentence', starts[10] + 2, starts[10]);
        await go('o', 'Next paragraph', paragraph + 0.1, next);
        await go('u', 'Previous paragraph', next + 0.1, paragraph);
        await go('u', 'Previous paragraph', next - 0.5, paragraph);
        await go('n', 'Next chapter', chapters[3] + 1, chapters[4]);
        await go('p', 'Previous chapter', chapters[4] + 1, chapters[3]);
        await go('p', 'Previous chapter', chapters[4] + 5, chapters[4]);
    }));

    test('a chapter in the list is sought, marked and told once', () => visit(async (page) => {
        await page.click('nav a >> nth=4');
        assert.ok(Math.abs(await timeOf(page) - letter.report.chapters[4].start_ms / 1000) < 0.002);
        assert.equal(await page.getAttribute('nav a >> nth=4', 'aria-current'), 'true');
        assert.match(await page.textContent('#status'), /^Chapter: I understand/);
        assert.equal(await page.locator('nav a[aria-current]').count(), 1);
    }));

    test('a step in silence tells the sentence that it leads to, one in the voice nothing', () =>
        visit(async (page) => {
            await page.evaluate((time) => seek(time), letter.report.chapters[4].start_ms / 1000);
            await page.evaluate(() => byId('status').replaceChildren());
            await press(page, 'l');
            const told = await page.evaluate(() => text.element().textContent);
            assert.equal(await page.textContent('#status'), told);
            assert.equal(await page.getAttribute('#status span', 'lang'), 'en-US');
            await page.evaluate(() => { byId('status').replaceChildren(); sound.play(); });
            await page.waitForFunction(() => sound.playing());
            await press(page, 'l');
            assert.equal(await page.textContent('#status'), '');
        }));

    test('a chapter that the voice comes to is told by the voice alone', () => visit(async (page) => {
        await page.evaluate((time) => playFrom(time), letter.report.chapters[4].start_ms / 1000 - 1);
        await page.evaluate(() => { document.querySelector('#status').textContent = ''; });
        await page.waitForFunction(() => document.querySelectorAll('nav a')[4].ariaCurrent === 'true');
        assert.equal(await page.textContent('#status'), '');
    }));

    test('the slider moves by steps and tells the time in words', () => visit(async (page) => {
        await page.evaluate(() => seek(100));
        await page.focus('#position');
        await press(page, 'ArrowRight');
        assert.ok(Math.abs(await timeOf(page) - 105) < 0.1);
        await press(page, 'PageDown');
        assert.ok(Math.abs(await timeOf(page) - 45) < 0.1);
        assert.equal(await page.getAttribute('#position', 'aria-valuetext'),
            '45 seconds of 9 minutes 21 seconds');
        await press(page, 'End');
        assert.ok(await timeOf(page) > 560);
    }));

    test('an address may name a time', () => visit(async (page) => {
        await near(page, 123.5);
    }, {address: `${addressOf(path.join(letter.web, 'index.html'))}#t=123.5`}));
});

describe('speed', () => {
    test('goes from 0.5 to 3, with the pitch kept', () => visit(async (page) => {
        const rate = () => page.evaluate(() => {
            const audio = document.querySelector('audio');
            return [audio.playbackRate, audio.preservesPitch];
        });
        assert.deepEqual(await rate(), [1, true]);
        for (let i = 0; i < 25; i++)
            await press(page, 'd');
        assert.deepEqual(await rate(), [3, true]);
        for (let i = 0; i < 30; i++)
            await page.click('#slower');
        assert.deepEqual(await rate(), [0.5, true]);
        await press(page, 'r');
        assert.deepEqual(await rate(), [1, true]);
        assert.equal(await page.textContent('#speed'), '1×');
    }));

    test('is what the recording is heard at', () => visit(async (page) => {
        await page.evaluate(() => setSpeed(2));
        await page.evaluate(() => playFrom(100));
        await page.waitForFunction(() => sound.time() > 100.5);
        const [time, at] = [await timeOf(page), Date.now()];
        await page.waitForTimeout(2000);
        const ratio = (await timeOf(page) - time) * 1000 / (Date.now() - at);
        assert.ok(Math.abs(ratio - 2) < 0.2, String(ratio));
    }));
});

describe('single keys', () => {
    test('can be turned off, and stay off', () => visit(async (page) => {
        await press(page, '?');
        assert.ok(await page.isVisible('#help'));
        await page.click('#single-keys');
        await press(page, 'Escape');
        for (let again = 0; again < 2; again++) {
            await press(page, 'k');
            await press(page, 'n');
            assert.equal(await page.evaluate(() => sound.playing()), false);
            assert.equal(await timeOf(page), 0);
            await page.reload();
        }
        await page.click('#help-open');
        assert.equal(await page.isChecked('#single-keys'), false);
    }));

    test('do nothing with a modifier', () => visit(async (page) => {
        for (const key of ['Control+k', 'Alt+k', 'Meta+k'])
            await press(page, key);
        assert.equal(await page.evaluate(() => sound.playing()), false);
    }));
});

/* ---- what is kept ---- */

describe('the place', () => {
    test('and the speed are remembered over a reload', () => visit(async (page) => {
        await page.evaluate(() => { setSpeed(1.7); playFrom(200); });
        await page.waitForFunction(() => sound.time() > 201);
        await press(page, 'k');
        const time = await timeOf(page);
        await page.reload();
        await near(page, time);
        assert.ok(Math.abs(await timeOf(page) - time) < 0.05);
        assert.equal(await page.evaluate(() => document.querySelector('audio').playbackRate), 1.7);
        await page.waitForFunction(() => document.querySelector('.now')
            .getBoundingClientRect().top < innerHeight);
    }));

    test('is forgotten without a word where the browser keeps nothing', () => visit(async (page) => {
        await page.evaluate(() => playFrom(100));
        await page.waitForFunction(() => sound.time() > 100.5);
    }, {prepare: (page) => page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});
    })}));
});

/* ---- how it looks and is told ---- */

const LOOKS = {
    'light': {},
    'dark': {colorScheme: 'dark'},
    '320 pixels wide': {viewport: {width: 320, height: 640}},
    'at 400 % zoom': {viewport: {width: 320, height: 256}},
    'in forced colours': {forcedColors: 'active'},
};

describe('accessibility', () => {
    for (const [name, options] of Object.entries(LOOKS)) {
        test(`axe finds no fault: ${name}`, () => visit(async (page) => {
            assert.deepEqual(await faultsOf(page), []);
            await page.evaluate(() => playFrom(100));
            await page.waitForTimeout(1200);
            if (await page.isVisible('#more'))
                await page.click('#more');
            assert.deepEqual(await faultsOf(page), []);
            await page.click('#help-open');
            assert.deepEqual(await faultsOf(page), []);
        }, options));
    }

    test('nothing has to be scrolled sideways, and targets are large', () => visit(async (page) => {
        await page.evaluate(() => { document.querySelector('details').open = true; });
        await page.click('#more');
        assert.ok(await page.evaluate(() =>
            document.documentElement.scrollWidth <= innerWidth &&
            [...document.querySelectorAll('*')].every((e) => e.getBoundingClientRect().right <= innerWidth + 1 ||
                getComputedStyle(e).position === 'absolute')));
        const small = await page.evaluate(() =>
            [...document.querySelectorAll('button, input, summary, nav a')]
                .map((e) => [e.id || e.textContent, (e.closest('label') || e).getBoundingClientRect()])
                .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
                .map(([name]) => name));
        assert.deepEqual(small, []);
    }, {viewport: {width: 320, height: 256}}));

    test('on a phone a finger hits what it means', () => visit(async (page) => {
        await page.evaluate(() => { document.querySelector('details').open = true; });
        const small = await page.evaluate(() =>
            [...document.querySelectorAll('#player :is(button, input), summary, nav a')]
                .map((e) => [e.id || e.textContent, (e.closest('label') || e).getBoundingClientRect()])
                .filter(([, box]) => box.width && (box.width < 44 || box.height < 44))
                .map(([name, box]) => `${name}: ${box.width} by ${box.height}`));
        assert.deepEqual(small, []);
    }, {viewport: {width: 360, height: 740}, isMobile: true, hasTouch: true}));

    test('the marked word is in good contrast', () => visit(async (page) => {
        for (const scheme of ['light', 'dark']) {
            await page.emulateMedia({colorScheme: scheme});
            const ratios = await page.evaluate(() => {
                const style = getComputedStyle(document.documentElement);
                const light = (name) => {
                    const hex = style.getPropertyValue(name).trim();
                    const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
                        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
                };
                const ratio = (a, b) => Math.max(light(a), light(b)) / Math.min(light(a), light(b));
                return [ratio('--word', '--word-ink'), ratio('--now', '--ink'), ratio('--paper', '--ink')];
            });
            assert.ok(ratios.every((ratio) => ratio >= 7), ratios.join(' '));
        }
    }));

    test('focus is seen, and the player does not hide it', () => visit(async (page) => {
        for (let i = 0; i < 60; i++) {
            await press(page, 'Tab');
            const [seen, outline] = await page.evaluate(() => {
                const element = document.activeElement, box = element.getBoundingClientRect();
                const hit = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 20) / 2);
                if (element === document.body)
                    return [true, 'the browser’s'];
                return [element.contains(hit) || Boolean(hit && hit.contains(element)),
                    getComputedStyle(element).outlineStyle];
            });
            assert.ok(seen, `stop ${i}`);
            assert.ok(outline !== 'none', `stop ${i}`);
        }
    }));

    test('a screen reader is given one name for each control, and no clock beside the slider', () =>
        visit(async (page) => {
            const session = await page.context().newCDPSession(page);
            const {nodes} = await session.send('Accessibility.getFullAXTree');
            const heard = nodes.filter((node) => !node.ignored);
            const controls = heard.filter((node) => ['button', 'slider', 'checkbox', 'link',
                'DisclosureTriangle'].includes(node.role.value));
            assert.ok(controls.length > 15);
            for (const {name, description, role} of controls) {
                assert.ok(name.value, `a ${role.value} without a name`);
                assert.equal(description, undefined, `${name.value}: ${description?.value}`);
            }
            const clocks = heard.filter((node) => /^\d+:\d\d$/.test(node.name?.value));
            assert.deepEqual(clocks.map((node) => node.name.value), []);
        }));

    test('no scroll is animated for who wants none', () => visit(async (page) => {
        await page.evaluate(() => {
            window.ways = [];
            const scroll = window.scrollBy;
            window.scrollBy = (options) => { window.ways.push(options.behavior); scroll(options); };
        });
        await page.evaluate(() => playFrom(300));
        await page.waitForFunction(() => window.ways.length > 0);
        assert.deepEqual([...new Set(await page.evaluate(() => window.ways))], ['auto']);
    }, {reducedMotion: 'reduce'}));

    test('every text is in an element that says its language', () => {
        const source = path.join(folder, 'brief.md');
        fs.writeFileSync(source, '# Ein Brief\n\nGuten Tag. Das ist [a word]{lang=en} von mir.\n');
        const german = build(source, 'brief', '--lang', 'de');
        return visit(async (page) => {
            const lang = (selector) => page.evaluate((s) =>
                document.querySelector(s).closest('[lang]').lang, selector);
            assert.equal(await lang('main h2, main h1'), 'de');
            assert.equal(await lang('header .title'), 'de');
            assert.equal(await lang('nav a'), 'de');
            assert.equal(await lang('main span[lang]'), 'en');
            for (const selector of ['.skip', 'summary', '#play', '#status', '#help', 'header p span'])
                assert.equal(await lang(selector), 'de', selector);
            assert.equal(await page.getAttribute('#play', 'title'), 'Abspielen');
            await page.evaluate(() => setSpeed(1.5));
            assert.equal(await page.textContent('#speed'), '1,5×');
            assert.match(await page.getAttribute('#position', 'aria-valuetext'),
                /^0 Sekunden von \d+ Sekunden$/);
        }, {file: path.join(german.web, 'index.html')});
    });

    test('in a language without labels, those are English and say so, and it begins at its side', () => {
        const source = path.join(folder, 'hebrew.md');
        fs.writeFileSync(source, '# Lectern: מדריך קצר\n\nLectern הוא כלי. הוא קורא [out loud!]{lang=en} בקול.\n\n' +
            '[English throughout.]{lang=en}\n\n## [In English]{lang=en}\n\nמשפט.\n\n## פרק שני\n\n> סוף הסיפור, 2024.\n');
        const hebrew = build(source, 'hebrew', '--lang', 'he');
        const file = path.join(hebrew.web, 'index.html');
        const see = async (page) => {
            const told = (selector) => page.evaluate((s) => {
                const element = document.querySelector(s);
                return `${element.closest('[lang]').lang} ${getComputedStyle(element).direction}`;
            }, selector);
            for (const selector of ['html', 'main h1', 'main p:not(.unseen)', 'header', 'nav a', 'summary', 'main blockquote'])
                assert.equal(await told(selector), 'he rtl', selector);
            for (const selector of ['main span[lang]', 'main p[lang]:not(.unseen)', '.skip', 'summary span', '#player',
                '#status', '#help', 'header p span', 'main .unseen'])
                assert.equal(await told(selector), 'en ltr', selector);
            await page.evaluate(() => document.querySelectorAll('#chapters a')[2].click());
            assert.equal(await page.innerHTML('#status'),
                'Chapter: <span lang="he" dir="rtl">פרק שני</span>');
            await page.evaluate(() => document.querySelectorAll('#chapters a')[1].click());
            assert.equal(await page.innerHTML('#status'),
                'Chapter: <span lang="en" dir="ltr">In English</span>');
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth &&
                scrollX === 0));
            assert.deepEqual(await faultsOf(page), []);
            const sides = await page.evaluate(() => ['header', 'main'].map((selector) => {
                const box = document.querySelector(selector).getBoundingClientRect();
                return (box.left + box.right) / 2;
            }));
            return sides[0] - sides[1];
        };
        return Promise.all([
            visit(async (page) => assert.ok(await see(page) > 100), {file}), /* contents at the right */
            visit(see, {file, viewport: {width: 320, height: 640}}),
        ]);
    });

    test('in a text from the right the arrow to the left leads on', () => {
        const source = path.join(folder, 'arrows.md');
        fs.writeFileSync(source, 'משפט אחד! משפט שני! משפט שלישי!\n');
        const hebrew = build(source, 'arrows', '--lang', 'he');
        return visit(async (page) => {
            await page.evaluate(() => focusOn(text.elements[0]));
            const at = () => page.evaluate(() => text.elements.indexOf(document.activeElement));
            await press(page, 'ArrowLeft');
            assert.equal(await at(), 1);
            await press(page, 'ArrowRight');
            assert.equal(await at(), 0);
        }, {file: path.join(hebrew.web, 'index.html')});
    });
});

/* ---- where it works ---- */

describe('the page', () => {
    test('works from a host, and asks it for nothing else', async () => {
        const host = await serve(letter.web);
        try {
            await visit(async (page) => {
                await page.evaluate(() => playFrom(300));
                await page.waitForFunction(() => sound.time() > 300.5);
            }, {address: `${host.address}index.html`});
        } finally {
            host.close();
        }
    });

    test('lets no script or style act but its own', () => visit(async (page) => {
        const policy = await page.getAttribute('meta[http-equiv]', 'content');
        assert.doesNotMatch(policy, /unsafe|\*|http/);
        await page.evaluate(() => {
            window.blocked = [];
            document.addEventListener('securitypolicyviolation', (e) => window.blocked.push(e.effectiveDirective));
            const script = document.createElement('script');
            script.textContent = 'window.intruded = true';
            document.body.append(script);
        });
        await page.waitForFunction(() => window.blocked.length > 0);
        assert.equal(await page.evaluate(() => window.intruded), undefined);
    }).catch((error) => assert.match(error.message, /Content Security Policy/)));

    test('has sound, text and chapters without a script', async () => {
        const context = await browser.newContext({javaScriptEnabled: false});
        const page = await context.newPage();
        await page.goto(addressOf(path.join(letter.web, 'index.html')));
        assert.ok(await page.isVisible('audio'));
        assert.ok(await page.isHidden('#controls'));
        assert.ok(await page.isHidden('#help'));
        assert.match(await page.innerText('main'), /I have studied with great satisfaction/);
        const at = (letter.report.chapters[4].start_ms / 1000).toFixed(3);
        assert.equal(await page.getAttribute('nav a >> nth=4', 'href'), `./letter.mp3#t=${at}`);
        await context.close();
    });

    test('tells when the recording is not there', async () => {
        const lone = path.join(folder, 'lone');
        fs.mkdirSync(lone);
        fs.copyFileSync(path.join(letter.web, 'index.html'), path.join(lone, 'index.html'));
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(addressOf(path.join(lone, 'index.html')));
        await page.waitForSelector('#status:has-text("cannot be played")');
        await context.close();
    });

    test('plays an edition in parts as one', () => {
        const parts = build(EDITION, 'letter', '--split', '2min');
        const files = fs.readdirSync(parts.web).filter((name) => name.endsWith('.mp3'));
        assert.ok(files.length > 3);
        return visit(async (page) => {
            const border = parts.report.files[1].start_ms / 1000;
            await page.evaluate(() => setSpeed(2));
            await page.evaluate((time) => playFrom(time), border - 2);
            await page.waitForFunction((time) => sound.time() > time + 2, border);
            assert.ok(await page.evaluate(() => sound.playing()));
            assert.equal(await page.evaluate(() => document.querySelector('audio').playbackRate), 2);
            const last = parts.report.chapters.at(-1).start_ms / 1000;
            await page.click('nav a >> nth=-1');
            await near(page, last);
            await page.waitForFunction((time) => sound.time() > time + 0.5, last);
        }, {file: path.join(parts.web, 'index.html')});
    });

    test('shows what is written and runs none of it', () => {
        const source = path.join(folder, 'a # b? 50% ü.md');
        const evil = '</script><script>window.intruded=1</script><img src=x onerror=alert(1)>';
        fs.writeFileSync(source, `# One & "two"\n\nA \\<b> and & and "quotes" 😀 and more words.\n`);
        const {web, report} = build(source, 'a # b? 50% ü', '--title', evil, '--author', `<!-- ${evil}`);
        return visit(async (page) => {
            assert.equal(await page.title(), evil);
            assert.equal(await page.evaluate(() => edition.author), `<!-- ${evil}`);
            assert.equal(await page.evaluate(() => window.intruded), undefined);
            const last = report.utterances.find((u) => u.kind === 'paragraph').words.at(-1);
            await page.evaluate((time) => playFrom(time), last.start_ms / 1000 + 0.02);
            await page.waitForFunction(() => [...CSS.highlights.get('word')].join() === 'words');
        }, {file: path.join(web, 'index.html')});
    });

    test('is the same from run to run, and replaces its own folder alone', () => {
        const again = build(EDITION, 'letter', '--no-cache', '-j', '1');
        for (const name of fs.readdirSync(letter.web))
            assert.ok(fs.readFileSync(path.join(letter.web, name)).equals(
                fs.readFileSync(path.join(again.web, name))), name);
        fs.rmSync(path.join(again.web, 'index.html'));
        const done = lectern('build', EDITION, '-o', path.dirname(again.web), '--cache',
            path.join(folder, 'cache'), '--format', 'web');
        assert.equal(done.status, 1);
        assert.match(done.stderr, /letter\.web: has files in it but no index\.html/);
    });

    test('of a book of 400,000 words is there in three seconds and follows', async () => {
        const big = path.join(folder, 'big');
        fs.cpSync(letter.web, big, {recursive: true});
        const page = fs.readFileSync(path.join(big, 'index.html'), 'utf8');
        const at = page.indexOf('<div class="stretch">'), end = page.indexOf('</main>');
        const [head, text, foot] = [page.slice(0, at), page.slice(at, end), page.slice(end)];
        const copies = Math.ceil(400000 / words().length), long = 561.218;
        const shifted = Array.from({length: copies}, (_, i) => text.replace(
            /id="s\d+" data-start="([0-9.]+)" data-end="([0-9.]+)"/g, (all, start, end) =>
                `data-start="${(Number(start) + i * long).toFixed(3)}" data-end="${(Number(end) + i * long).toFixed(3)}"`));
        const parts = Array.from({length: copies}, (_, i) =>
            ({src: './letter.mp3', start: i * long, end: (i + 1) * long}));
        const data = foot.replace(/"parts":\[.*?\]/, `"parts":${JSON.stringify(parts)}`);
        fs.writeFileSync(path.join(big, 'index.html'), head + shifted.join('') + data);
        await visit(async (browserPage) => {
            const loaded = await browserPage.evaluate(() => Math.round(
                performance.getEntriesByType('navigation')[0].loadEventEnd));
            await browserPage.evaluate(record);
            await browserPage.evaluate((time) => playFrom(time), 100 * long + 150);
            await browserPage.waitForTimeout(3000);
            const frames = await browserPage.evaluate(() => window.seen.map(([time]) => time));
            assert.ok(judge(await browserPage.evaluate(() => window.seen)) > 3);
            const paces = frames.slice(1).map((time, i) => time - frames[i]);
            process.stdout.write(`# loaded in ${loaded} ms, ${frames.length} frames in 3 s, the longest ` +
                `${Math.round(Math.max(...paces.slice(60)) * 1000)} ms\n`);
            assert.ok(loaded < 3000, `${loaded} ms`);
            await press(browserPage, 'p');
            await browserPage.evaluate(() => seek(sound.total - 100));
            await press(browserPage, 't');
            assert.ok(await browserPage.evaluate(() => {
                const box = document.activeElement.getBoundingClientRect();
                return document.activeElement === text.element() && box.top >= 0 && box.bottom < innerHeight;
            }));
        }, {file: path.join(big, 'index.html')});
    });
});
