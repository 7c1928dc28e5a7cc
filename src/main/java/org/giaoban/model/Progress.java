package org.giaoban.model;

/** Told how far the night has come. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void begin(String step, long total) {}

        @Override
        public void advance() {}

        @Override
        public void end() {}
    };

    /** A step begins; {@code total} items are to be done. */
    void begin(String step, long total);

    /** One more item is done; called from several threads. */
    void advance();

    void end();
}
