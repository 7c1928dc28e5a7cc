package org.giaoban.spreadsheet;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.giaoban.model.OperatorError;

/** A running {@link XlsMain} process. It ends when this program ends, because its standard input is then closed. */
final class XlsProcess {

    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory");

    private final Process process;
    private final DataOutputStream out;
    private final InputStream in;
    private volatile boolean timedOut;

    private XlsProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = process.getInputStream();
    }

    static XlsProcess start(Class<?> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        try {
            return new XlsProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new OperatorError("xls-process", command.get(0), e.getMessage());
        }
    }

    DataOutputStream out() {
        return out;
    }

    InputStream in() {
        return in;
    }

    /** Ends the process because one file took too long. */
    void timeOut() {
        timedOut = true;
        end();
    }

    boolean isTimedOut() {
        return timedOut;
    }

    void end() {
        process.destroyForcibly();
    }
}
