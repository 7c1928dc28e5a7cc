package org.giaoban.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Terminal;
import org.jspecify.annotations.Nullable;

/** A progress bar on the terminal; to be used only if the output is a terminal. */
final class ProgressLine implements Progress, AutoCloseable {

    private final Giaoban giaoban;
    private @Nullable ProgressBar bar;

    ProgressLine(Giaoban giaoban) {
        this.giaoban = giaoban;
    }

    boolean isShown() {
        return Terminal.isAttached();
    }

    @Override
    public synchronized void begin(String step, long total) {
        close();
        bar = new ProgressBarBuilder()
                .setTaskName(giaoban.messages().get("step-" + step))
                .setInitialMax(total)
                .setStyle(giaoban.useColor() ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
    }

    @Override
    public synchronized void advance() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public synchronized void end() {
        close();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
