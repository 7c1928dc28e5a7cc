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
import org.giaoban.model.Form;
import org.giaoban.model.Form.ColumnKind;
import org.giaoban.model.Form.IndicatorColumn;
import org.giaoban.model.Form.RegisterColumn;
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
    record Fit(FormSheets sheets, int tables, int knownElements) {
        static final Comparator<Fit> ORDER =
                Comparator.comparingInt(Fit::tables).thenComparingInt(Fit::knownElements);

        boolean isAny() {
            return tables > 0;
        }
    }

    Fit fit(Workbook workbook) {
        List<Sheet> free = new ArrayList<>(workbook.sheets());
        var foundIndicators = take(free, indicators, Form.IndicatorSheet::name, FormRecogniser::isIndicators);
        var foundRegisters = take(free, registers, Form.Register::name, FormRecogniser::isRegister);
        List<TextPage> foundTexts = new ArrayList<>();
        texts.forEach(finder -> finder.find(free).ifPresent(foundTexts::add));
        int elements = foundIndicators.stream().mapToInt(this::countElements).sum();
        return new Fit(
                new FormSheets(form, foundIndicators, foundRegisters, foundTexts),
                foundIndicators.size() + foundRegisters.size() + foundTexts.size(),
                elements);
    }

    /** Assigns to each definition the best-fitting sheet and removes it from {@code free}. */
    private static <D, K> List<Table<D, K>> take(
            List<Sheet> free,
            List<HeaderFinder<D, K>> finders,
            Function<D, String> name,
            Predicate<Table<D, K>> condition) {
        List<Table<D, K>> found = new ArrayList<>();
        for (HeaderFinder<D, K> finder : finders) {
            String wanted = Folding.fold(name.apply(finder.definition()));
            Optional<Table<D, K>> best = free.stream()
                    .flatMap(sheet -> finder.find(sheet).stream())
                    .filter(condition)
                    .max(Comparator.comparingInt(
                            (Table<D, K> table) -> 2 * table.columns().size()
                                    + (Folding.fold(table.sheet().name()).equals(wanted) ? 1 : 0)));
            best.ifPresent(table -> {
                found.add(table);
                free.remove(table.sheet());
            });
        }
        return found;
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
