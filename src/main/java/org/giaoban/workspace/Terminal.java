package org.giaoban.workspace;

import java.io.Console;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Detects whether the output goes to a terminal. */
public final class Terminal {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private Terminal() {}

    /**
     * Returns a name with its control characters, line ends and direction marks shown as a question mark: they would let a
     * file name write over other lines of a terminal or a log.
     */
    public static String plain(String name) {
        return CONTROLS.matcher(name).replaceAll("?");
    }

    /**
     * True if standard input and output are a terminal. From JDK 22 on there is a console object even if they are
     * redirected, and {@code Console.isTerminal}, which older versions do not have, tells the difference.
     */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isAttached() {
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
