package org.giaoban.cli;

import org.giaoban.step.Progress;

/** Hears how a run goes on. */
public interface RunListener {

    /** The run has begun: the definitions are in order, and its first step follows. */
    void begun();

    /** Something happened that people should know: a key of the messages, and the values in it. */
    void noticed(String key, Object... values);

    /** The steps of the run and their items. */
    Progress progress();
}
