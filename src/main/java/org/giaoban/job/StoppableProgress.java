package org.giaoban.job;

import org.giaoban.step.Progress;

/** Passes progress on and, once the run is to be stopped, ends it at the next item: no item is left half done. */
final class StoppableProgress implements Progress {

    private final Progress progress;
    private final String run;
    private volatile boolean isStopped;

    StoppableProgress(Progress progress, String run) {
        this.progress = progress;
        this.run = run;
    }

    void stop() {
        isStopped = true;
    }

    /** @throws RunStopped if the run is to be stopped */
    void check() {
        if (isStopped) {
            throw new RunStopped(run);
        }
    }

    @Override
    public void begin(String step, long total) {
        check();
        progress.begin(step, total);
    }

    /** The item is done but not committed; the next run does it again. */
    @Override
    public void advance() {
        progress.advance();
        check();
    }

    @Override
    public void end() {
        progress.end();
    }
}
