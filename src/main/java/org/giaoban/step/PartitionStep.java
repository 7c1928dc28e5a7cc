package org.giaoban.step;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Divides the items of a step among partitions that run at the same time. A restart lists the items that remain and
 * divides those.
 */
public final class PartitionStep {

    /** At least as many as a run has threads: the items of one partition are done one after another. */
    private static final int PARTITIONS = 4;

    /** Items of seconds, each in its own transaction. */
    public static final int LARGE_ITEMS = 1;

    /**
     * Items of milliseconds: many to a transaction, because the bookkeeping of one costs about as much as such an item. After a
     * kill, those of the last transaction are made again.
     */
    public static final int SMALL_ITEMS = 16;

    private static final String PARTITION = "partition";
    private static final String OF = "of";

    private PartitionStep() {}

    /**
     * Creates the step that runs {@code partition} once for each partition.
     *
     * @param begin called once before the partitions run
     */
    public static Step of(JobRepository repository, TaskExecutor pool, Step partition, Runnable begin) {
        Partitioner partitions = count -> {
            begin.run();
            return IntStream.range(0, count)
                    .boxed()
                    .collect(Collectors.toMap(
                            k -> partition.getName() + "-" + k,
                            k -> new ExecutionContext(Map.of(PARTITION, k, OF, count))));
        };
        String name = partition.getName().replace("Partition", "");
        return new StepBuilder(name, repository)
                .partitioner(partition.getName(), partitions)
                .step(partition)
                .gridSize(PARTITIONS)
                .taskExecutor(pool)
                .allowStartIfComplete(true)
                .build();
    }

    /**
     * Creates the step of one partition: one item at a time.
     *
     * @param inTransaction number of items of one transaction
     * @param work returns false if nothing was written for the item, so that it is not counted as written
     */
    public static <T> Step ofItems(
            String name,
            int inTransaction,
            JobRepository repository,
            PlatformTransactionManager transactions,
            ItemReader<T> reader,
            Progress progress,
            Predicate<T> work) {
        return new StepBuilder(name, repository)
                .<T, T>chunk(inTransaction)
                .reader(reader)
                .processor(item -> {
                    boolean isNew = work.test(item);
                    progress.advance();
                    return isNew ? item : null;
                })
                .writer(chunk -> {})
                .transactionManager(transactions)
                .allowStartIfComplete(true)
                .build();
    }

    /**
     * Creates the reader of one partition; a bean of this type has step scope. An item belongs to the partition whose
     * index is the remainder of its number divided by the number of partitions.
     *
     * @param items lists the items; called when the partition starts
     * @param number returns a number of an item that stays the same while other partitions remove items from the list
     */
    public static <T> ItemStreamReader<T> read(Supplier<List<T>> items, ToLongFunction<T> number) {
        return new PartitionReader<>(items, number);
    }

    /** Creates the reader of one partition of a list that does not change while the step runs. */
    public static <T> ItemStreamReader<T> read(Supplier<List<T>> items) {
        return new PartitionReader<>(items, null);
    }

    private static final class PartitionReader<T> implements ItemStreamReader<T> {

        private final Supplier<List<T>> items;
        private final @Nullable ToLongFunction<T> number;
        private Iterator<T> own = List.<T>of().iterator();

        private PartitionReader(Supplier<List<T>> items, @Nullable ToLongFunction<T> number) {
            this.items = items;
            this.number = number;
        }

        @Override
        public void open(ExecutionContext context) {
            int partition = context.getInt(PARTITION);
            int of = context.getInt(OF);
            List<T> all = items.get();
            own = IntStream.range(0, all.size())
                    .filter(i -> (number == null ? i : number.applyAsLong(all.get(i))) % of == partition)
                    .mapToObj(all::get)
                    .iterator();
        }

        @Override
        public @Nullable T read() {
            return own.hasNext() ? own.next() : null;
        }
    }
}
