#include "edition/written.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Some of the source that words are heard for. */
struct heard {
    size_t start, end; /* bytes of the source */
    size_t utterance, first_word, n_words;
    size_t sentence; /* that its first word is in, counted from the block's first */
};

struct cutting {
    struct arena *arena;
    const struct edition *edition;
    struct written *written;
    struct {
        struct heard *items; /* in source order, without overlap */
        size_t count, capacity;
    } heard;
    size_t next; /* of `heard` */
    struct {
        struct written_piece *items;
        size_t count, capacity;
    } pieces;
    struct {
        struct written_sentence *items;
        size_t count, capacity;
    } sentences;
    bool line_break;
};

static const struct utterance *utterance_at(const struct edition *edition, size_t i) {
    return &edition->script->utterances.items[i];
}

size_t written_next(const struct edition *edition, size_t at) {
    size_t count = edition->script->utterances.count;
    for (at = at == SIZE_MAX ? 0 : at + 1; at < count; at++)
        if (utterance_at(edition, at)->n_words && !utterance_at(edition, at)->continues)
            break;
    return at;
}

bool written_same_words(const struct written_piece *before, const struct written_piece *piece) {
    return piece->n_words && before->n_words && piece->utterance == before->utterance &&
           piece->first_word == before->first_word;
}

bool written_same_element(const struct span *a, const struct span *b) {
    return a == b || (a && b && a->kind == b->kind && a->kind != SPAN_NOTE_REFERENCE &&
                      str_equal(a->language, b->language));
}

bool written_shows_lines(enum utterance_kind kind) {
    return kind == UTTERANCE_TITLE || kind == UTTERANCE_HEADING || kind == UTTERANCE_VERSE ||
           kind == UTTERANCE_SIGNATURE || kind == UTTERANCE_CLOSING || kind == UTTERANCE_SOURCE;
}

bool written_follows_break(const struct edition *edition, const struct written *written) {
    const struct block *block = written->block ? block_of_document(written->block) : NULL;
    return block && block > edition->document->blocks.items && block[-1].kind == BLOCK_SEPARATOR;
}

bool written_is_of_note(const struct written *written, struct str note) {
    return written->kind == UTTERANCE_NOTE && written->block &&
           (!written->block->id.len || str_equal(written->block->id, note));
}

/* ---- what is heard for what ---- */

static int by_source(const void *a, const void *b) {
    const struct heard *one = a, *other = b;
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    return (one->first_word > other->first_word) - (one->first_word < other->first_word);
}

/* Words that share a part of the source are heard for the whole of it. */
static void join_overlaps(struct cutting *cutting) {
    struct heard *items = cutting->heard.items;
    size_t kept = 0;
    for (size_t i = 0; i < cutting->heard.count; i++) {
        struct heard *last = kept ? &items[kept - 1] : NULL;
        if (last && items[i].start < last->end && items[i].utterance == last->utterance) {
            size_t first = items[i].first_word, end = last->first_word + last->n_words;
            size_t own_end = first + items[i].n_words;
            last->first_word = first < last->first_word ? first : last->first_word;
            last->n_words = (own_end > end ? own_end : end) - last->first_word;
            last->end = items[i].end > last->end ? items[i].end : last->end;
            if (items[i].sentence < last->sentence)
                last->sentence = items[i].sentence;
        } else {
            items[kept++] = items[i];
        }
    }
    cutting->heard.count = kept;
}

/* Lists the words of a phrase that have a place in the source. */
static void list_phrase(struct cutting *cutting, size_t index, const struct phrase *phrase,
                        size_t sentence) {
    const struct utterance *utterance = utterance_at(cutting->edition, index);
    for (size_t w = phrase->first_word; w < phrase->first_word + phrase->n_words; w++) {
        const struct word word = utterance_word(utterance, w);
        if (word.end > word.start)
            *arena_push(cutting->arena, &cutting->heard) =
                (struct heard){word.start, word.end, index, w, 1, sentence};
    }
}

static void list_heard(struct cutting *cutting) {
    const struct written *written = cutting->written;
    size_t sentence = 0;
    for (size_t u = 0; u < written->n_utterances; u++) {
        size_t index = written->first_utterance + u;
        const struct utterance *utterance = utterance_at(cutting->edition, index);
        for (size_t p = 0; p < utterance->n_phrases; p++) {
            const struct phrase *phrase = &utterance->phrases[p];
            list_phrase(cutting, index, phrase, sentence);
            sentence += phrase->ends_sentence || p + 1 == utterance->n_phrases;
        }
    }
    if (cutting->heard.count)
        qsort(cutting->heard.items, cutting->heard.count, sizeof *cutting->heard.items, by_source);
    join_overlaps(cutting);
}

/* ---- pieces ---- */

static void time_piece(const struct edition *edition, struct written_piece *piece) {
    const struct timeline_take *take = &edition->timeline->takes[piece->utterance];
    for (size_t i = 0; i < piece->n_words; i++) {
        const struct word_time *time = &take->word_times[piece->first_word + i];
        uint64_t start = take->start + time->start, end = take->start + time->end;
        if (i == 0 || start < piece->start)
            piece->start = start;
        if (i == 0 || end > piece->end)
            piece->end = end;
    }
}

static struct written_piece *last_piece(struct cutting *cutting) {
    return cutting->pieces.count ? &cutting->pieces.items[cutting->pieces.count - 1] : NULL;
}

static void push_piece(struct cutting *cutting, const struct span *span, struct str text,
                       const struct heard *heard) {
    const struct written_piece *last = last_piece(cutting);
    if (!text.len)
        return;
    struct written_piece piece = {
        .text = text,
        .span = span,
        .line_break = cutting->line_break,
        .utterance = heard  ? heard->utterance
                     : last ? last->utterance
                            : cutting->written->first_utterance,
        .first_word = heard ? heard->first_word : 0,
        .n_words = heard ? heard->n_words : 0,
        .sentence = heard  ? heard->sentence
                    : last ? last->sentence
                           : 0,
    };
    time_piece(cutting->edition, &piece);
    cutting->line_break = false;
    *arena_push(cutting->arena, &cutting->pieces) = piece;
}

/* A span whose text is the source's bytes is cut where words begin and end. */
static void cut_linear(struct cutting *cutting, const struct span *span) {
    size_t at = span->start;
    while (at < span->end) {
        while (cutting->next < cutting->heard.count &&
               cutting->heard.items[cutting->next].end <= at)
            cutting->next++;
        const struct heard *heard =
            cutting->next < cutting->heard.count ? &cutting->heard.items[cutting->next] : NULL;
        bool inside = heard && heard->start <= at;
        size_t to = span->end;
        if (heard && (inside ? heard->end : heard->start) < to)
            to = inside ? heard->end : heard->start;
        push_piece(cutting, span, str_slice(span->text, at - span->start, to - span->start),
                   inside ? heard : NULL);
        at = to;
    }
}

/* One whose text stands for its range as a whole is one piece. */
static void take_whole(struct cutting *cutting, const struct span *span) {
    while (cutting->next < cutting->heard.count &&
           cutting->heard.items[cutting->next].end <= span->start)
        cutting->next++;
    const struct heard *heard =
        cutting->next < cutting->heard.count ? &cutting->heard.items[cutting->next] : NULL;
    bool meets = heard && heard->start < span->end && span->start < heard->end;
    push_piece(cutting, span, span->text, meets ? heard : NULL);
    cutting->line_break = cutting->line_break || span->line_break;
}

/* Text that is nowhere in the source, such as an attribute's, is heard as a whole. */
static void take_placeless(struct cutting *cutting, const struct block *block) {
    size_t first = cutting->written->first_utterance;
    const struct heard whole = {.utterance = first,
                                .n_words = utterance_at(cutting->edition, first)->n_words};
    for (size_t i = 0; i < block->spans.count; i++) {
        push_piece(cutting, &block->spans.items[i], block->spans.items[i].text, &whole);
        cutting->line_break = cutting->line_break || block->spans.items[i].line_break;
    }
}

static void cut_block(struct cutting *cutting, const struct block *block) {
    if (!cutting->heard.count) {
        take_placeless(cutting, block);
        return;
    }
    for (size_t i = 0; i < block->spans.count; i++) {
        const struct span *span = &block->spans.items[i];
        if (!span->mended && span->text.len == span->end - span->start)
            cut_linear(cutting, span);
        else
            take_whole(cutting, span);
    }
}

/* What no document has is written as it is spoken. */
static void cut_announcement(struct cutting *cutting) {
    size_t index = cutting->written->first_utterance;
    const struct utterance *utterance = utterance_at(cutting->edition, index);
    size_t phrase = 0, sentence = 0;
    for (size_t i = 0; i < utterance->n_words; i++) {
        const struct word kept = utterance_word(utterance, i), *word = &kept;
        while (phrase + 1 < utterance->n_phrases && i >= utterance->phrases[phrase + 1].first_word)
            sentence += utterance->phrases[phrase++].ends_sentence;
        const struct heard heard = {
            .utterance = index, .first_word = i, .n_words = 1, .sentence = sentence};
        if (i && !word->joined)
            push_piece(cutting, NULL, STR(" "), NULL);
        push_piece(cutting, NULL, word->before, NULL);
        push_piece(cutting, NULL, word->text, &heard);
        push_piece(cutting, NULL, word->after, NULL);
    }
}

/* ---- sentences ---- */

/* Where a text between two sentences is cut: behind its first white space. What stands
 * before closes the one sentence, what stands after opens the other. */
static size_t cut_between(struct str text) {
    for (size_t at = 0; at < text.len;)
        if (utf8_is_space(utf8_next(text, &at)))
            return at;
    return 0;
}

static void finish_sentence(struct cutting *cutting, struct written_sentence *sentence) {
    struct strbuf text = {.arena = cutting->arena};
    for (size_t i = 0; i < sentence->n_pieces; i++) {
        const struct written_piece *piece = &cutting->pieces.items[sentence->first_piece + i];
        strbuf_add(&text, piece->text);
        if (!piece->n_words)
            continue;
        if (!sentence->n_words) {
            sentence->utterance = piece->utterance;
            sentence->first_word = piece->first_word;
            sentence->start = piece->start;
        }
        if (piece->start < sentence->start)
            sentence->start = piece->start;
        if (piece->first_word < sentence->first_word)
            sentence->first_word = piece->first_word;
        if (piece->end > sentence->end)
            sentence->end = piece->end;
        sentence->n_words += piece->n_words;
    }
    sentence->text = str_trim(strbuf_str(&text));
}

/* Makes the pieces since the last sentence's one of their own. */
static void end_sentence(struct cutting *cutting) {
    const struct written_sentence *last =
        cutting->sentences.count ? &cutting->sentences.items[cutting->sentences.count - 1] : NULL;
    size_t from = last ? last->first_piece + last->n_pieces : 0, to = cutting->pieces.count;
    struct written_sentence sentence = {.first_piece = from, .n_pieces = to - from};
    if (from == to)
        return;
    finish_sentence(cutting, &sentence);
    *arena_push(cutting->arena, &cutting->sentences) = sentence;
}

/* Copies pieces [from, to), between two sentences, with the first's end among them. */
static void end_between(struct cutting *cutting, const struct written_piece *pieces, size_t from,
                        size_t to) {
    bool ended = false;
    for (size_t i = from; i < to; i++) {
        struct written_piece before = pieces[i], after = pieces[i];
        size_t cut = ended ? 0 : cut_between(pieces[i].text);
        before.text = str_slice(pieces[i].text, 0, cut);
        after.text = str_slice(pieces[i].text, cut, pieces[i].text.len);
        after.line_break = after.line_break && cut == 0;
        if (before.text.len)
            *arena_push(cutting->arena, &cutting->pieces) = before;
        if (cut > 0)
            end_sentence(cutting);
        ended = ended || cut > 0;
        if (after.text.len)
            *arena_push(cutting->arena, &cutting->pieces) = after;
    }
    if (!ended)
        end_sentence(cutting);
}

/* The pieces once more, in sentences: one ends where something is heard of a later one. */
static void gather_sentences(struct cutting *cutting) {
    const struct written_piece *pieces = cutting->pieces.items;
    size_t count = cutting->pieces.count, done = 0, sentence = 0;
    bool begun = false;
    memset(&cutting->pieces, 0, sizeof cutting->pieces);
    for (size_t i = 0; i < count; i++) {
        if (!pieces[i].n_words)
            continue;
        if (begun && pieces[i].sentence > sentence)
            end_between(cutting, pieces, done, i);
        else
            for (; done < i; done++)
                *arena_push(cutting->arena, &cutting->pieces) = pieces[done];
        *arena_push(cutting->arena, &cutting->pieces) = pieces[i];
        done = i + 1;
        sentence = !begun || pieces[i].sentence > sentence ? pieces[i].sentence : sentence;
        begun = true;
    }
    for (; done < count; done++)
        *arena_push(cutting->arena, &cutting->pieces) = pieces[done];
    end_sentence(cutting);
}

/* ---- times ---- */

/* The word after those of the sentence. */
static size_t word_after(const struct written *written, const struct written_sentence *sentence,
                         size_t *utterance) {
    size_t after = 0;
    *utterance = sentence->utterance;
    for (size_t i = 0; i < sentence->n_pieces; i++) {
        const struct written_piece *piece = &written->pieces[sentence->first_piece + i];
        size_t end = piece->first_word + piece->n_words;
        if (!piece->n_words || piece->utterance < *utterance)
            continue;
        after = piece->utterance > *utterance || end > after ? end : after;
        *utterance = piece->utterance;
    }
    return after;
}

/* What is said and stands nowhere in the text, such as a label, is heard with what it is
 * said before, and at the end with what it is said after. */
static void time_unwritten(const struct edition *edition, struct written *written) {
    const struct timeline_take *takes = edition->timeline->takes;
    size_t utterance = written->first_utterance, next = 0;
    struct written_sentence *last = NULL;
    for (size_t i = 0; i < written->n_sentences; i++) {
        struct written_sentence *sentence = &written->sentences[i];
        if (!sentence->n_words)
            continue;
        size_t first = sentence->utterance == utterance ? next : 0;
        if (first < sentence->first_word) {
            const struct timeline_take *take = &takes[sentence->utterance];
            uint64_t start = take->start + take->word_times[first].start;
            sentence->start = start < sentence->start ? start : sentence->start;
        }
        next = word_after(written, sentence, &utterance);
        last = sentence;
    }
    if (last && takes[utterance].voice_end > last->end &&
        next < utterance_at(edition, utterance)->n_words)
        last->end = takes[utterance].voice_end;
}

/* ---- the whole ---- */

static void time_all(struct written *written) {
    for (size_t i = 0; i < written->n_sentences; i++) {
        const struct written_sentence *sentence = &written->sentences[i];
        if (!sentence->n_words)
            continue;
        if (!written->end || sentence->start < written->start)
            written->start = sentence->start;
        if (sentence->end > written->end)
            written->end = sentence->end;
    }
}

void written_make(struct arena *arena, const struct edition *edition, size_t first,
                  struct written *written) {
    const struct utterance *utterance = utterance_at(edition, first);
    *written = (struct written){.block = utterance->block,
                                .kind = utterance->kind,
                                .first_utterance = first,
                                .n_utterances = 1};
    while (first + written->n_utterances < edition->script->utterances.count &&
           utterance_at(edition, first + written->n_utterances)->continues)
        written->n_utterances++;
    struct cutting cutting = {.arena = arena, .edition = edition, .written = written};
    list_heard(&cutting);
    if (written->block)
        cut_block(&cutting, written->block);
    else
        cut_announcement(&cutting);
    gather_sentences(&cutting);
    written->pieces = cutting.pieces.items;
    written->n_pieces = cutting.pieces.count;
    written->sentences = cutting.sentences.items;
    written->n_sentences = cutting.sentences.count;
    written->language = written_language(written->pieces, written->n_pieces);
    time_unwritten(edition, written);
    time_all(written);
}
