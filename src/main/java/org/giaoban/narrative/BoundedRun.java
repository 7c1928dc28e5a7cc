package org.giaoban.narrative;

import freemarker.core.Environment;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a template that a user wrote, whose loops may go round a limited number of times. FreeMarker asks between the rounds
 * of a loop whether its thread was interrupted; the thread here says so after too many questions, whatever the machine's
 * speed.
 */
public final class BoundedRun extends Thread {

    private static final int MOST_ROUNDS = 1_000_000;

    private final Template template;
    private final Map<String, ?> model;
    private final Writer out;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private int rounds;

    private BoundedRun(Template template, Map<String, ?> model, Writer out) {
        super("template");
        this.template = template;
        this.model = model;
        this.out = out;
    }

    /**
     * Writes what a template gives.
     *
     * @param template template of {@link TemplateSettings}
     * @throws TemplateException if the template is wrong, calls itself or loops without end, or takes all memory
     */
    public static void process(Template template, Map<String, ?> model, Writer out)
            throws TemplateException, IOException {
        BoundedRun run = new BoundedRun(template, model, out);
        run.start();
        try {
            run.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a template was rendered", e);
        }
        run.rethrow();
    }

    @Override
    public void run() {
        try {
            template.process(model, out);
        } catch (TemplateException | IOException | RuntimeException | Error e) {
            failure.set(e);
        }
    }

    @Override
    public boolean isInterrupted() {
        return ++rounds > MOST_ROUNDS || super.isInterrupted();
    }

    private void rethrow() throws TemplateException, IOException {
        Throwable thrown = failure.get();
        if (rounds > MOST_ROUNDS) {
            throw new TemplateException("it loops more than " + MOST_ROUNDS + " times", (Environment) null);
        }
        if (thrown instanceof StackOverflowError) {
            throw new TemplateException("it calls itself without end", (Environment) null);
        }
        if (thrown instanceof OutOfMemoryError) {
            throw new TemplateException("it needs more memory than there is", (Environment) null);
        }
        if (thrown instanceof TemplateException e) {
            throw e;
        }
        if (thrown instanceof IOException e) {
            throw e;
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }
}
