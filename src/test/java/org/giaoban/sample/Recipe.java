package org.giaoban.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The definition of the demonstration office: {@code recipe.yaml}.
 *
 * @param weights weights of units in the splits, if they differ from about 1000
 * @param spread how far weights of units deviate from 1000
 * @param titles titles of events by the word in the register's type column
 */
record Recipe(
        String form,
        Map<String, Province> provinces,
        Map<String, Integer> weights,
        int spread,
        List<Blemish> blemishes,
        Map<String, List<String>> titles) {

    private static final YAMLMapper MAPPER = new YAMLMapper();

    /** The folder of a province's workbooks and their periods. */
    record Province(String folder, List<String> periods) {}

    /** An intended fault of one submission. */
    record Blemish(
            String kind,
            String unit,
            String period,
            @Nullable String element,
            @Nullable String typed) {

        String getElement() {
            return Objects.requireNonNull(element);
        }

        String getTyped() {
            return Objects.requireNonNull(typed);
        }
    }

    /**
     * An element's total over the accepted submissions of a province, by period, and the percentage of the province's
     * own value.
     */
    record Total(String element, int ownPercent, Map<String, Long> byPeriod) {}

    /**
     * Paragraphs by text block: the province's own by period, and a list from which the districts' paragraphs are
     * drawn.
     */
    record Paragraphs(Map<String, Map<String, List<String>>> own, Map<String, List<String>> districts) {}

    static Recipe load() {
        return readYaml("recipe.yaml", new TypeReference<>() {});
    }

    static Map<String, Paragraphs> loadTexts() {
        return readYaml("texts.yaml", new TypeReference<>() {});
    }

    /** Returns the totals of a province in the order of the file; empty if the province sends only texts. */
    static List<Total> loadTotals(String province) {
        InputStream in = Recipe.class.getResourceAsStream("figures-" + province + ".csv");
        if (in == null) {
            return List.of();
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Total> totals = new ArrayList<>();
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            format.parse(reader).forEach(row -> totals.add(total(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return totals;
    }

    private static Total total(CSVRecord row) {
        Map<String, Long> byPeriod = new LinkedHashMap<>();
        row.toMap().forEach((column, value) -> {
            if (column.matches("\\d{4}-.*") && !value.isEmpty()) {
                byPeriod.put(column, Long.valueOf(value));
            }
        });
        return new Total(row.get("element"), Integer.parseInt(row.get("own")), byPeriod);
    }

    private static <T> T readYaml(String name, TypeReference<T> type) {
        try (InputStream in = Objects.requireNonNull(Recipe.class.getResourceAsStream(name))) {
            return MAPPER.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Blemish> findBlemish(String kind, String unit, String period) {
        return blemishes.stream()
                .filter(b -> b.kind().equals(kind)
                        && b.unit().equals(unit)
                        && b.period().equals(period))
                .findFirst();
    }

    /** True if a unit's submission is accepted and summed. */
    boolean isAccepted(String unit, String period) {
        return List.of("missing", "returned", "register").stream()
                .allMatch(kind -> findBlemish(kind, unit, period).isEmpty());
    }

    /** Returns a number from 0 to {@code bound - 1}, which is always the same for the same key. */
    static int pick(int bound, String... key) {
        return new Random(String.join("/", key).hashCode() * 0x9E3779B97F4A7C15L).nextInt(bound);
    }
}
