package org.giaoban.console;

import java.util.Optional;
import org.giaoban.cli.Giaoban;
import org.springframework.boot.logging.LoggingSystem;

/** The program's start: the command line, with {@code serve} beside the other commands. */
public final class Main {

    private Main() {}

    /** Chooses how to log before anything does: Spring Boot's way for {@code serve}, a light one for short commands. */
    public static void main(String[] args) {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        if (Giaoban.findCommand(args).equals(Optional.of("serve"))) {
            System.setProperty("slf4j.provider", "ch.qos.logback.classic.spi.LogbackServiceProvider");
            LoggingSystem.get(Main.class.getClassLoader()).beforeInitialize();
        } else {
            System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
        }
        Giaoban.start(args, ServeCommand.class);
    }
}
