package org.giaoban.console;

import org.giaoban.cli.RunText;
import org.giaoban.cli.Runs;
import org.giaoban.step.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the course of a run of the schedule to the log. */
final class LoggedRun implements Runs.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedRun.class);

    private final RunText text;

    LoggedRun(RunText text) {
        this.text = text;
    }

    @Override
    public void begun() {
        noticed("serve-begun");
    }

    @Override
    public void noticed(String key, Object... values) {
        LOG.info(text.messages().get(key, values));
    }

    @Override
    public Progress progress() {
        return new Progress() {
            @Override
            public void begin(String step, long total) {
                noticed("serve-step", text.messages().get("step-" + step), total);
            }

            @Override
            public void advance() {}

            @Override
            public void end() {}
        };
    }
}
