package org.giaoban.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Detects whether the output goes to a terminal. */
final class Terminal {

    private Terminal() {}

    /**
     * True if standard input and output are a terminal. From JDK 22 on there is a console object even if they are
     * redirected, and {@code Console.isTerminal}, which older versions do not have, tells the difference.
     */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isAttached() {
        @Nullable Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
