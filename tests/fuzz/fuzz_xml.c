/* XML to a tree, and what tree.h promises of it. */
#include "document/xml.h"
#include "fuzz.h"

static void promise_attributes(const struct node *node, struct str text) {
    for (size_t i = 0; i < node->n_attributes; i++) {
        const struct attribute *attribute = &node->attributes[i];
        PROMISE(attribute->name.len > 0, "attribute %zu", i);
        promise_utf8(attribute->name, "attribute's name");
        promise_utf8(attribute->value, "attribute's value");
        PROMISE(attribute->start <= attribute->end && attribute->end <= text.len,
                "“%.*s”: [%zu, %zu)", STR_ARG(attribute->name), attribute->start, attribute->end);
        PROMISE(attribute->value.len <= ATTRIBUTE_MAX_BYTES, "%zu bytes", attribute->value.len);
    }
}

static int depth_of(const struct node *node) {
    int depth = 0;
    for (; node->parent; node = node->parent)
        depth++;
    return depth;
}

static void promise_node(const struct node *node, struct str text) {
    PROMISE((node->name.len > 0) != (node->text.len > 0), "“%.*s”: “%.*s”", STR_ARG(node->name),
            STR_ARG(node->text));
    promise_utf8(node->name, "name");
    promise_utf8(node->text, "text");
    PROMISE(node->end == 0 || (node->start <= node->end && node->end <= text.len), "[%zu, %zu)",
            node->start, node->end);
    PROMISE(depth_of(node) <= TREE_DEPTH_MAX, "%d deep", depth_of(node));
    for (const struct node *child = node->first_child; child; child = child->next) {
        PROMISE(child->parent == node, "a child of another");
        PROMISE(child->next || child == node->last_child, "a last child that is not");
    }
    promise_attributes(node, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes) {
    struct arena *arena = arena_open();
    struct str text = {0};
    struct node *root = NULL;
    struct error error = {0};
    if (xml_parse(arena, "fuzz", (struct str){(const char *)bytes, n_bytes}, &text, &root,
                  &error)) {
        promise_utf8(text, "text");
        for (const struct node *node = root; node; node = node_next(root, node))
            promise_node(node, text);
        promise_utf8(node_text(arena, root), "text of all");
    } else {
        promise_error(&error);
    }
    arena_close(arena);
    return 0;
}
