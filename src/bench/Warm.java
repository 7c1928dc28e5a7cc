import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.giaoban.cli.BusinessDate;
import org.giaoban.cli.OfficeRun;
import org.giaoban.cli.Runs;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Workspace;

/**
 * Runs the program over copies of an office several times in one process, as {@code serve} does night after night:
 *
 * <pre>java -cp target/giaoban.jar src/bench/Warm.java OFFICE INTO DATE ROUNDS</pre>
 *
 * For each round it prints the name of the work, CPU seconds of the process, wall seconds and the heap after it in KB.
 */
final class Warm {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Warm() {}

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone(Workspace.ZONE));
        Path office = Path.of(args[0]);
        LocalDate day = LocalDate.parse(args[2]);
        int rounds = Integer.parseInt(args[3]);
        for (int round = 1; round <= rounds; round++) {
            Path copy = Path.of(args[1]).resolve(String.valueOf(round));
            copy(office, copy);
            run("from nothing, run " + round + " of one process", copy, day);
        }
    }

    private static void run(String name, Path office, LocalDate day) {
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        Runs.Request request = new Runs.Request(
                new Workspace(office), new BusinessDate(day, LocalDate.now(Clock.systemUTC())), false, Set.of(), Optional.empty());
        new OfficeRun(Clock.systemUTC()).run(request, new Silent());
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
        System.out.printf("%s\t%.2f\t%.2f\t%d%n", name, cpu / 1e9, wall / 1e9, heap);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (!Files.isDirectory(file)) {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Hears nothing. */
    private static final class Silent implements Runs.Listener {
        @Override
        public void begun() {}

        @Override
        public void noticed(String key, Object... values) {}

        @Override
        public Progress progress() {
            return Progress.SILENT;
        }
    }
}
