/* Memory: what the browser keeps for the listener. Where it keeps nothing for us, which
 * private windows and some settings do, nothing is remembered and all else works. */

const memory = {
    get(key) {
        try {
            return JSON.parse(localStorage.getItem(`lectern ${key}`));
        } catch {
            return null;
        }
    },
    set(key, value) {
        try {
            localStorage.setItem(`lectern ${key}`, JSON.stringify(value));
        } catch {
            /* the place is lost, the book goes on */
        }
    },
};
