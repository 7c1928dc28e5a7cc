package org.giaoban.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.lineage.Lineage;
import org.giaoban.lineage.LineageNode;
import org.giaoban.lineage.LineageNode.Said;
import org.giaoban.lineage.LineageNode.State;
import org.giaoban.lineage.LineageNode.Step;
import org.giaoban.lineage.LineageNode.TracedCell;
import org.giaoban.lineage.LineageNode.TracedFile;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.workspace.Messages;
import org.jspecify.annotations.Nullable;

/** Prints the lineage of a figure as an indented tree of 100 columns, with numbers at the right edge. */
final class TraceText {

    private static final int WIDTH = 100;
    private static final int LONGEST_TYPED = 60;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final PrintStream out;
    private final Messages messages;
    private final Locale locale;
    private final Catalogue catalogue;
    private final Form form;
    private final Lineage lineage;
    private final int depth;
    /** Numbers of the files printed so far. */
    private final Map<TracedFile, Integer> files = new LinkedHashMap<>();

    /** @param depth number of levels printed below the figure */
    TraceText(PrintStream out, Messages messages, Locale locale, Catalogue catalogue, Lineage lineage, int depth) {
        this.out = out;
        this.messages = messages;
        this.locale = locale;
        this.catalogue = catalogue;
        this.form = catalogue.getForm(lineage.form());
        this.lineage = lineage;
        this.depth = depth;
    }

    void print() {
        Figure figure = lineage.figure();
        Figure.Key key = figure.key();
        out.println(messages.get("trace-figure", key.period().id(), unit(key), element(key), root(figure)));
        out.println(messages.get(
                "trace-coverage",
                messages.get("trace-view-" + figure.view().id()),
                String.valueOf(figure.coverage().reported()),
                String.valueOf(figure.coverage().expected()),
                messages.get("state-" + figure.state().id()),
                lineage.revision() == 0
                        ? messages.get("trace-original")
                        : messages.get("trace-revision", String.valueOf(lineage.revision())),
                messages.get(lineage.isNewest() ? "trace-in-force" : "trace-superseded")));
        out.println();
        line("", "", unit(key) + words(lineage.tree()), root(figure));
        printChildren(lineage.tree(), "", depth);
        if (!files.isEmpty()) {
            out.println();
            files.forEach(
                    (file, number) -> out.println(String.format(Locale.ROOT, "[%d] sha256 %s", number, file.sha256())));
        }
        if (lineage.addsUp()) {
            out.println();
            out.println(messages.get("trace-adds-up", root(figure)));
        }
    }

    private String root(Figure figure) {
        return figure.isNotApplicable() ? "x" : show(figure.value());
    }

    private void printChildren(LineageNode node, String indent, int levels) {
        if (levels <= 0) {
            return;
        }
        Said said = node.said();
        if (said != null) {
            printSaid(said, indent);
            return;
        }
        for (int i = 0; i < node.parts().size(); i++) {
            boolean isLast = i == node.parts().size() - 1;
            LineageNode child = node.parts().get(i);
            String below = indent + (isLast ? "   " : "│  ");
            line(indent + (isLast ? "└─ " : "├─ "), below, label(child, node) + words(child), number(child));
            printChildren(child, below, levels - 1);
        }
    }

    private void printSaid(Said said, String indent) {
        said.file().ifPresent(file -> {
            int number = files.computeIfAbsent(file, key -> files.size() + 1);
            String text = messages.get(
                    "trace-file",
                    String.valueOf(number),
                    file.path(),
                    String.valueOf(file.version()),
                    file.received().format(DAY));
            line(indent, indent + "    ", text, "");
        });
        if (said.state() == State.COUNTED && said.cells().stream().anyMatch(TracedCell::isReplaced)) {
            line(indent + "    ", indent + "    ", clean(said.reason()), "");
        }
        said.cells().forEach(cell -> line(indent + "    ", indent + "    ", cell(cell), amount(cell)));
    }

    private static String amount(TracedCell cell) {
        return cell.isReplaced() ? "–" : cell.amount() == null ? "x" : show(cell.amount());
    }

    /** Returns the cell's place and its text as typed, with the value read from it if it was repaired. */
    private static String cell(TracedCell cell) {
        List<String> codes =
                Stream.concat(cell.repairs().stream(), cell.findings().stream()).toList();
        String read = cell.repairs().isEmpty() ? "" : " → " + amount(cell);
        return "%s!%s \"%s\"%s%s"
                .formatted(
                        cell.sheet(),
                        cell.cell(),
                        typed(cell.typed()),
                        read,
                        codes.isEmpty() ? "" : " [" + String.join(" ", codes) + "]");
    }

    /** Removes control characters, which would move the cursor. */
    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Removes control characters and shortens a long text. */
    private static String typed(String text) {
        String clean = clean(text);
        return clean.length() > LONGEST_TYPED ? clean.substring(0, LONGEST_TYPED) + "…" : clean;
    }

    /** Returns element, period and unit of a node as far as they differ from the node above. */
    private String label(LineageNode node, LineageNode above) {
        Figure.Key key = node.key();
        Figure.Key whole = above.key();
        List<String> differing = new ArrayList<>();
        if (!key.element().equals(whole.element()) || !key.category().equals(whole.category())) {
            differing.add(element(key));
        }
        if (!key.period().equals(whole.period())) {
            differing.add(key.period().id());
        }
        if (!key.unit().equals(whole.unit())) {
            differing.add(unit(key));
        }
        String same = above.step() == Step.CATEGORIES ? "trace-undivided" : "trace-own";
        return differing.isEmpty() ? messages.get(same, key.unit()) : String.join(" · ", differing);
    }

    private String words(LineageNode node) {
        Said said = node.said();
        if (said == null) {
            return node.step() == Step.RATIO ? ratio() : messages.get("trace-step-" + id(node.step()));
        }
        String weight = node.weight().compareTo(BigDecimal.ONE) == 0 || node.value() == null
                ? ""
                : " (%s × %s)".formatted(show(node.value()), show(node.weight()));
        return weight
                + switch (said.state()) {
                    case COUNTED -> "";
                    case RETURNED, EXCLUDED ->
                        messages.get(
                                "trace-" + id(said.state()),
                                said.reason().isEmpty() ? "" : " (" + typed(said.reason()) + ")");
                    case BLANK, NOT_APPLICABLE, UNPAIRED, MISSING -> messages.get("trace-" + id(said.state()));
                };
    }

    private String ratio() {
        return form.findIndicator(lineage.figure().key().element())
                .map(i -> messages.get("trace-step-ratio", show(i.factor()), i.numerator(), i.denominator()))
                .orElse("");
    }

    /**
     * Returns the number that enters the node above: value times weight. Numerator and denominator are printed as they
     * are, because the ratio's line has the factor.
     */
    private static String number(LineageNode node) {
        Said said = node.said();
        if (said != null && said.state() == State.NOT_APPLICABLE) {
            return "x";
        }
        BigDecimal value = node.value();
        return value == null || said == null ? show(value) : show(value.multiply(node.weight()));
    }

    private String unit(Figure.Key key) {
        return key.unit() + " "
                + catalogue.getUnit(form.code(), key.period(), key.unit()).name();
    }

    private String element(Figure.Key key) {
        Optional<DataElement> element = form.findElement(key.element());
        String name = element.map(each -> each.name().in(locale))
                .or(() -> form.findIndicator(key.element()).map(Indicator::name).map(text -> text.in(locale)))
                .orElse("");
        return key.category().isEmpty()
                ? key.element() + " " + name
                : key.element() + ":" + key.category() + " " + category(element, key.category());
    }

    private String category(Optional<DataElement> element, String code) {
        return element.stream()
                .flatMap(each -> each.categories().stream())
                .filter(each -> each.code().equals(code))
                .map(Category::name)
                .map(name -> name.in(locale))
                .findFirst()
                .orElse("");
    }

    private static String id(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Prints a text with its number at the right edge; a long text is wrapped. */
    private void line(String indent, String next, String text, String number) {
        String before = indent;
        String rest = text;
        int room = WIDTH - number.length() - (number.isEmpty() ? 0 : 2);
        while (before.length() + rest.length() > room) {
            int cut = rest.lastIndexOf(' ', Math.max(room - before.length(), 0));
            if (cut <= 0) {
                break;
            }
            out.println(before + rest.substring(0, cut));
            rest = rest.substring(cut + 1);
            before = next;
        }
        int gap = Math.max(2, WIDTH - before.length() - rest.length() - number.length());
        out.println((before + rest + " ".repeat(number.isEmpty() ? 0 : gap) + number).stripTrailing());
    }

    static String show(@Nullable BigDecimal number) {
        return number == null
                ? "..."
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
