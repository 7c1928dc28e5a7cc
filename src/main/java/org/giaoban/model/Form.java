package org.giaoban.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A form that units fill in: what its workbook looks like, what it counts and what must hold in it.
 *
 * @param accept decides whether a submission with a returned value counts
 * @param plausibility the bounds beyond which a value is reported as unlikely
 */
public record Form(
        String code,
        Text title,
        Schedule schedule,
        AcceptPolicy accept,
        Contents contents,
        Sheets sheets,
        List<Rule> rules,
        Plausibility plausibility) {

    public Form {
        rules = List.copyOf(rules);
    }

    /**
     * When the form is due, and from whom.
     *
     * @param periodType length of the reporting period
     * @param calendar code of the {@link ReportingCalendar} that gives its dates
     * @param levels the levels whose units are asked to send it in
     */
    public record Schedule(PeriodType periodType, String calendar, Set<String> levels) {
        public Schedule {
            levels = Set.copyOf(levels);
        }
    }

    /** What the form counts, and the indicators that are computed from it, by sections. */
    public record Contents(List<Section> sections, List<DataElement> elements, List<Indicator> indicators) {
        public Contents {
            sections = List.copyOf(sections);
            elements = List.copyOf(elements);
            indicators = List.copyOf(indicators);
        }
    }

    /** Whether the sound values of a submission count although another value of it is returned. */
    public enum AcceptPolicy {
        ALL_OR_NOTHING,
        GOOD_CELLS
    }

    /** A chapter of the form, and so of the reports on it. */
    public record Section(String code, Text title) {}

    /** The three kinds of sheet of the workbook. */
    public record Sheets(List<IndicatorSheet> indicators, List<Register> registers, List<TextSheet> texts) {
        public Sheets {
            indicators = List.copyOf(indicators);
            registers = List.copyOf(registers);
            texts = List.copyOf(texts);
        }
    }

    /** One row per element; the columns' headings with all their spellings. */
    public record IndicatorSheet(String name, Map<IndicatorColumn, List<String>> columns) {
        public IndicatorSheet {
            columns = Map.copyOf(columns);
        }
    }

    /** What the columns of an indicator sheet hold. */
    public enum IndicatorColumn {
        CODE,
        NAME,
        UNIT,
        VALUE,
        NOTE
    }

    /** One row per event; elements are derived from the rows. */
    public record Register(String name, List<RegisterColumn> columns, List<Derivation> derive) {
        public Register {
            columns = List.copyOf(columns);
            derive = List.copyOf(derive);
        }

        public Optional<RegisterColumn> findColumn(String key) {
            return columns.stream().filter(column -> column.key().equals(key)).findFirst();
        }
    }

    /**
     * A column of a register.
     *
     * @param required a row without it is sent back
     * @param choices the words that may stand in a {@link ColumnKind#CHOICE} column
     */
    public record RegisterColumn(
            String key, ColumnKind kind, boolean required, List<String> aliases, List<String> choices) {
        public RegisterColumn {
            aliases = List.copyOf(aliases);
            choices = List.copyOf(choices);
        }
    }

    /** What a register's column holds. */
    public enum ColumnKind {
        /** The day of the event, inside the period. */
        DATE,
        TEXT,
        CHOICE,
        COUNT
    }

    /**
     * How an element comes from a register: the number of rows, or the sum of a column.
     *
     * @param sum key of the column to add up; empty to count the rows
     * @param where which word each named column must hold for a row to count
     */
    public record Derivation(String element, Optional<String> sum, Map<String, String> where) {
        public Derivation {
            where = Map.copyOf(where);
        }
    }

    /** Labelled paragraphs, printed as they were given. */
    public record TextSheet(String name, List<TextBlock> blocks) {
        public TextSheet {
            blocks = List.copyOf(blocks);
        }
    }

    /** One label of a text sheet with all its spellings; {@code maxLength} in characters. */
    public record TextBlock(String key, Text title, List<String> aliases, int maxLength) {
        public TextBlock {
            aliases = List.copyOf(aliases);
        }
    }

    public PeriodType periodType() {
        return schedule.periodType();
    }

    public String calendar() {
        return schedule.calendar();
    }

    public Set<String> levels() {
        return schedule.levels();
    }

    public List<Section> sections() {
        return contents.sections();
    }

    public List<DataElement> elements() {
        return contents.elements();
    }

    public List<Indicator> indicators() {
        return contents.indicators();
    }

    public Optional<DataElement> findElement(String elementCode) {
        return elements().stream()
                .filter(element -> element.code().equals(elementCode))
                .findFirst();
    }

    public Optional<Indicator> findIndicator(String indicatorCode) {
        return indicators().stream()
                .filter(indicator -> indicator.code().equals(indicatorCode))
                .findFirst();
    }

    /** True if a submission of this form is expected of a unit of this level. */
    public boolean isAskedOf(OrgUnit unit) {
        return levels().contains(unit.level());
    }
}
