package org.giaoban.store;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.core.task.TaskExecutor;

/**
 * Shares the items of a step out over partitions, by their place in the list of what is still to be done. A restart makes the
 * list anew, so it goes on with what is left.
 */
public final class PartitionStep {

    /** More partitions than threads, so that one slow item does not hold up a whole share. */
    private static final int PARTITIONS = 4;

    private PartitionStep() {}

    /**
     * The step that runs {@code partition} once for each share.
     *
     * @param begin called once before the partitions run
     */
    public static Step of(JobRepository repository, TaskExecutor pool, Step partition, Runnable begin) {
        Partitioner shares = grid -> {
            begin.run();
            return IntStream.range(0, grid)
                    .boxed()
                    .collect(Collectors.toMap(
                            k -> partition.getName() + "-" + k,
                            k -> new ExecutionContext(Map.of("partition", k, "of", grid))));
        };
        String name = partition.getName().replace("Partition", "");
        return new StepBuilder(name, repository)
                .partitioner(partition.getName(), shares)
                .step(partition)
                .gridSize(PARTITIONS)
                .taskExecutor(pool)
                .allowStartIfComplete(true)
                .build();
    }

    /** Reads the items of one share. */
    public static <T> ItemReader<T> read(Supplier<List<T>> items, int partition, int of) {
        List<T> all = items.get();
        Iterator<T> mine = IntStream.range(0, all.size())
                .filter(i -> i % of == partition)
                .mapToObj(all::get)
                .iterator();
        return () -> mine.hasNext() ? mine.next() : null;
    }
}
