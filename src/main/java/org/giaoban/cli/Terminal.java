package org.giaoban.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Whether a person is watching. */
final class Terminal {

    private Terminal() {}

    /** From JDK 22 on there is a console even where the output goes to a file; it knows better itself. */
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
