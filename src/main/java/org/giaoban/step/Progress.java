package org.giaoban.step;

/** Receives the progress of a run: which step runs and how many of its items are done. */
public interface Progress {

    /** Ignores every report. */
    Progress SILENT = new Progress() {
        @Override
        public void begin(String step, long total) {}

        @Override
        public void advance() {}

        @Override
        public void end() {}
    };

    /** Begins a step with {@code total} items. */
    void begin(String step, long total);

    /** Counts one more item as done; called from several threads. */
    void advance();

    /** Ends the report of the last step. */
    void end();
}
