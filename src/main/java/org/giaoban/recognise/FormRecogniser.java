package org.giaoban.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.giaoban.model.DataElement;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.model.Form.ColumnKind;
import org.giaoban.model.Form.IndicatorColumn;
import org.giaoban.model.Form.RegisterColumn;
import org.giaoban.model.Period;
import org.giaoban.recognise.Labels.Labelled;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Sheet;
import org.giaoban.spreadsheet.Workbook;

/**
 * Recognises the sheets of one form in a workbook by their headings and labels. Sheet names are used only to choose
 * between sheets that fit equally well.
 */
final class FormRecogniser {

    private final Form form;
    private final Set<String> codes = new HashSet<>();
    private final List<HeaderFinder<Form.IndicatorSheet, IndicatorColumn>> indicators = new ArrayList<>();
    private final List<HeaderFinder<Form.Register, String>> registers = new ArrayList<>();
    private final List<TextFinder> texts;

    FormRecogniser(Form form) {
        this.form = form;
        form.elements().stream().map(DataElement::code).forEach(codes::add);
        for (Form.IndicatorSheet sheet : form.sheets().indicators()) {
            Spellings<IndicatorColumn> headings = new Spellings<>();
            sheet.columns().forEach((column, aliases) -> aliases.forEach(alias -> headings.add(alias, column)));
            indicators.add(new HeaderFinder<>(sheet, headings));
        }
        for (Form.Register register : form.sheets().registers()) {
            Spellings<String> headings = new Spellings<>();
            register.columns().forEach(column -> column.aliases().forEach(alias -> headings.add(alias, column.key())));
            registers.add(new HeaderFinder<>(register, headings));
        }
        this.texts = form.sheets().texts().stream().map(TextFinder::new).toList();
    }

    Form form() {
        return form;
    }

    /** How well a workbook fits a form: number of recognised sheets, then number of recognised element codes. */
    record Fit(FormSheets sheets, int tables, int knownElements, List<Finding> findings) {
        static final Comparator<Fit> ORDER =
                Comparator.comparingInt(Fit::tables).thenComparingInt(Fit::knownElements);

        boolean isAny() {
            return tables > 0;
        }
    }

    /**
     * @param labels labels of the workbook
     * @param period period of the submission, which tells this period's sheet from an older one
     */
    Fit fit(Workbook workbook, List<Labelled> labels, Optional<Period> period) {
        List<Sheet> free = new ArrayList<>(workbook.sheets());
        LikeSheets like = new LikeSheets(labels, period);
        var foundIndicators = take(
                free,
                like,
                indicators,
                Form.IndicatorSheet::name,
                this::hasElements,
                FormRecogniser::isIndicators,
                SheetParts::areIndicators);
        var foundRegisters = take(
                free,
                like,
                registers,
                Form.Register::name,
                FormRecogniser::hasRequired,
                FormRecogniser::isRegister,
                SheetParts::areRegisters);
        List<TextPage> foundTexts = new ArrayList<>();
        texts.forEach(finder -> finder.find(free).ifPresent(foundTexts::add));
        int elements = foundIndicators.stream().mapToInt(this::countElements).sum();
        return new Fit(
                new FormSheets(form, foundIndicators, foundRegisters, foundTexts),
                countDefinitions(foundIndicators) + countDefinitions(foundRegisters) + foundTexts.size(),
                elements,
                like.findings());
    }

    private static int countDefinitions(List<? extends Table<?, ?>> tables) {
        return (int) tables.stream().map(Table::definition).distinct().count();
    }

    /**
     * Assigns sheets to each definition and removes them, and all sheets like them, from {@code free}. A sheet with the
     * name of another definition is left to that one.
     *
     * @param full true for a table that has everything that is read; if there is any, the others are not like it
     * @param areParts true if several sheets are parts of one table
     */
    private static <D, K> List<Table<D, K>> take(
            List<Sheet> free,
            LikeSheets like,
            List<HeaderFinder<D, K>> finders,
            Function<D, String> name,
            Predicate<Table<D, K>> full,
            Predicate<Table<D, K>> condition,
            Predicate<List<Table<D, K>>> areParts) {
        List<Table<D, K>> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        finders.forEach(finder -> names.add(Folding.fold(name.apply(finder.definition()))));
        for (HeaderFinder<D, K> finder : finders) {
            String wanted = Folding.fold(name.apply(finder.definition()));
            List<Table<D, K>> fitting = free.stream()
                    .filter(sheet -> {
                        String own = Folding.fold(sheet.name());
                        return own.equals(wanted) || !names.contains(own);
                    })
                    .flatMap(sheet -> finder.find(sheet).stream())
                    .filter(condition)
                    .toList();
            List<Table<D, K>> complete = fitting.stream().filter(full).toList();
            List<Table<D, K>> chosen = finders.size() == 1 && !complete.isEmpty()
                    ? like.choose(complete, wanted, areParts)
                    : best(fitting, wanted);
            found.addAll(chosen);
            chosen.forEach(table -> free.remove(table.sheet()));
            if (finders.size() == 1) {
                complete.forEach(table -> free.remove(table.sheet()));
            }
        }
        return found;
    }

    /** Returns the table with the most columns, of equal ones that with the definition's name. */
    private static <D, K> List<Table<D, K>> best(List<Table<D, K>> fitting, String wanted) {
        return fitting.stream()
                .max(Comparator.comparingInt(
                        (Table<D, K> table) -> 2 * table.columns().size()
                                + (Folding.fold(table.sheet().name()).equals(wanted) ? 1 : 0)))
                .map(List::of)
                .orElse(List.of());
    }

    private boolean hasElements(Table<Form.IndicatorSheet, IndicatorColumn> table) {
        return table.columns().containsKey(IndicatorColumn.CODE)
                && table.columns().containsKey(IndicatorColumn.VALUE)
                && countElements(table) > 0;
    }

    private static boolean hasRequired(Table<Form.Register, String> table) {
        return table.definition().columns().stream()
                .filter(RegisterColumn::required)
                .map(RegisterColumn::key)
                .allMatch(table.columns()::containsKey);
    }

    private static boolean isIndicators(Table<Form.IndicatorSheet, IndicatorColumn> table) {
        return table.columns().containsKey(IndicatorColumn.CODE)
                || table.columns().containsKey(IndicatorColumn.VALUE);
    }

    private static boolean isRegister(Table<Form.Register, String> table) {
        return table.definition().columns().stream()
                .filter(column -> column.required() || column.kind() == ColumnKind.CHOICE)
                .map(RegisterColumn::key)
                .anyMatch(table.columns()::containsKey);
    }

    private int countElements(Table<Form.IndicatorSheet, IndicatorColumn> table) {
        return (int) table.rows().stream()
                .flatMap(row -> table.find(row, IndicatorColumn.CODE).stream())
                .map(cell -> cell.shown().strip().toUpperCase(Locale.ROOT).split(":", 2)[0])
                .filter(codes::contains)
                .count();
    }
}
