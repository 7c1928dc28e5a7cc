package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.TemplateException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.narrative.NarrativeRenderer;
import org.giaoban.narrative.Phrases;
import org.giaoban.render.Document;
import org.giaoban.render.Document.Section;
import org.giaoban.render.TableColumn;
import org.giaoban.render.TemplateVariables;
import org.giaoban.summary.LeadersPage;
import org.junit.jupiter.api.Test;

/**
 * The contract at the end of {@code src/docs/reports.md} is generated from the code, with values of a made-up briefing;
 * {@code -Dgiaoban.rewrite=true} writes it again.
 */
class ReportsPageTest {

    private static final Path PAGE = Path.of("src/docs/reports.md");
    private static final String BEGIN = "<!-- The rest of this page is generated: ReportsPageTest. -->\n";
    private static final Path NARRATIVE = Path.of("src/main/java/org/giaoban/narrative");
    private static final Wording WORDING = Wording.of(Text.VIETNAMESE);
    private static final ReportDefinition BRIEFING =
            Objects.requireNonNull(Fixtures.catalogue().reports().get("bao-cao-tong-hop"));
    private static final Briefing FACTS =
            Fixtures.binhPhuoc().target("HD.VB", 40).build();

    /** A call of each function. */
    private static final List<String> CALLS = List.of(
            "exact(\"KGM.TRANG\")",
            "exact(\"MH.SO@own\")",
            "exact(\"GT:A\")",
            "about(\"QT.HN.TT\", 10)",
            "about(\"KGM.TIN\", 10000, \"hơn\")",
            "words(\"KGM.TIN\", 10000)",
            "counted(\"KGM.TRANG\")",
            "pair(\"KTR.CUOC\", \"KTR.NG\")",
            "categories(\"GT\")",
            "change(\"KGM.TIN\")",
            "change(\"KGM.TIN\", \"số lượt tin, bài\")",
            "change_same(\"KGM.TIN\")",
            "plan(\"HD.VB\")",
            "coverage(\"QT.HN.TT\")",
            "scope(\"SK.VB\", whole, own)",
            "scope(\"MH.SO\", whole, own)");

    @Test
    void contract_isThatOfTheProgram() throws IOException, TemplateException {
        String before = Files.readString(PAGE);
        assertThat(before).contains(BEGIN);
        String page = before.substring(0, before.indexOf(BEGIN)) + BEGIN + contract();
        if (Boolean.getBoolean("giaoban.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("out of date: mvn test -Dtest=ReportsPageTest -Dgiaoban.rewrite=true")
                .hasContent(page);
    }

    private static String contract() throws IOException, TemplateException {
        return "\n## Functions of sentences\n\n" + functions()
                + "\n## Marks of sentences\n\n" + marks()
                + "\n## Variables\n\nIn sentences `[=name]`, in `report.yaml` `{name}`. Values: those of the report on Bình Phước,"
                + " the first half of 2023.\n\n" + variables()
                + "\n## Parameters and fields of JRXML\n\nThose without a class are java.lang.String. An element of a JRXML with the key `column.NAME` falls away with its column: "
                + Stream.of(TableColumn.values())
                        .map(column -> "`" + column.id() + "`")
                        .collect(Collectors.joining(", "))
                + ".\n" + templates();
    }

    // Sentences -------------------------------------------------------------------------------------------------------

    private static String functions() throws IOException, TemplateException {
        StringBuilder page = new StringBuilder("| Call | gives | |\n|---|---|---|\n");
        Set<String> shown = new TreeSet<>();
        for (String call : CALLS) {
            String name = call.substring(0, call.indexOf('('));
            page.append("| `")
                    .append(call)
                    .append("` | ")
                    .append(render(call))
                    .append(" | ")
                    .append(shown.add(name) ? sentenceOf(name) : "")
                    .append(" |\n");
        }
        Set<String> functions = NarrativeRenderer.listNames(Map.of(), phrases());
        functions.removeAll(List.of("sentence", "list", "item", "also"));
        assertThat(shown).as("every function has a call in CALLS").isEqualTo(functions);
        return page.toString();
    }

    private static Phrases phrases() {
        return new Phrases(FACTS, BRIEFING.report().wording().zeroPad(), WORDING);
    }

    private static Map<String, String> words() {
        return TemplateVariables.of(BRIEFING, FACTS.unit(), FACTS.unit(), FACTS.period(), WORDING)
                .words();
    }

    private static String render(String call) throws TemplateException {
        String template = "[@list][@item][=" + call + "][/@item][/@list]";
        String text = new NarrativeRenderer(Map.of("call.ftl", template), WORDING.locale())
                .render("call.ftl", words(), phrases());
        return text.isEmpty() ? "*nothing*" : text;
    }

    /** Returns the first paragraph of the Javadoc of the method that makes a phrase. */
    private static String sentenceOf(String function) throws IOException {
        String method = Pattern.compile("_(.)")
                .matcher(function)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        Matcher javadoc = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+Optional<String> " + method + "\\(", Pattern.DOTALL)
                .matcher(Files.readString(NARRATIVE.resolve("Phrases.java")));
        assertThat(javadoc.find()).as(method).isTrue();
        return plain(javadoc.group(1)).split(" @param ", 2)[0];
    }

    private static String marks() throws IOException {
        Matcher items = Pattern.compile("<li>((?:(?!<li>|</ul>).)*)", Pattern.DOTALL)
                .matcher(Files.readString(NARRATIVE.resolve("SentenceDirectives.java")));
        return items.results().map(item -> "- " + plain(item.group(1)) + "\n").collect(Collectors.joining());
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\n\\s*\\*", " ")
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String variables() {
        return "| Variable | Value |\n|---|---|\n"
                + new TreeMap<>(words())
                        .entrySet().stream()
                                .map(word -> "| `" + word.getKey() + "` | " + word.getValue() + " |\n")
                                .collect(Collectors.joining());
    }

    // JRXML and HTML --------------------------------------------------------------------------------------------------

    private static String templates() {
        ReportRenderer renderer = Fixtures.renderer();
        Map<String, Document> documents = new LinkedHashMap<>();
        documents.put("bao-cao-tong-hop", renderer.compose("bao-cao-tong-hop", FACTS, null));
        documents.put("phieu-don-vi", renderer.compose("phieu-don-vi", FACTS, null));
        documents.put("tom-tat-lanh-dao", renderer.compose("tom-tat-lanh-dao", FACTS, null));
        documents.put("phu-luc-so-lieu", renderer.compose("phu-luc-so-lieu", FACTS, null));
        documents.put("chat-luong-so-lieu", renderer.compose("chat-luong-so-lieu", FACTS, null));
        StringBuilder page = new StringBuilder();
        documents.forEach((report, document) -> {
            Set<String> done = new TreeSet<>();
            for (Section section : document.sections()) {
                String file = document.definition().fileOf(section.template());
                if (done.add(file)) {
                    page.append(template(report + "/" + file, section));
                }
            }
        });
        return page
                + "\n## tom-tat-lanh-dao/page.ftl\n\nThe page's parts, with what is in them; `notice` and `words.needs`"
                + " beside them.\n\n" + parts();
    }

    private static String template(String name, Section section) {
        List<String> parameters = new ArrayList<>(List.of("`images` java.util.Map"));
        new TreeMap<>(section.parameters())
                .forEach((parameter, value) -> parameters.add("`" + parameter + "`" + shown(value.getClass())));
        List<String> fields = new ArrayList<>();
        if (!section.rows().isEmpty()) {
            RecordSource.paths(section.rows().get(0).getClass())
                    .forEach((path, type) -> fields.add("`" + path + "`" + shown(type)));
        }
        return "\n## " + name + "\n\nParameters: " + String.join(", ", parameters) + ".\n\nFields: "
                + String.join(", ", fields) + ".\n";
    }

    /** Returns the class that a JRXML declares; texts are the rule and have none here. */
    private static String shown(Class<?> type) {
        return Stream.of(Map.class, List.class)
                .filter(wider -> wider.isAssignableFrom(type))
                .findFirst()
                .map(wider -> " " + wider.getName())
                .orElse(type.equals(String.class) ? "" : " " + type.getName());
    }

    private static String parts() {
        StringBuilder page = new StringBuilder();
        Stream.concat(Stream.of(LeadersPage.class), Stream.of(LeadersPage.class.getDeclaredClasses()))
                .filter(Class::isRecord)
                .sorted((a, b) -> a.equals(LeadersPage.class)
                        ? -1
                        : b.equals(LeadersPage.class) ? 1 : a.getSimpleName().compareTo(b.getSimpleName()))
                .forEach(part -> page.append("- ")
                        .append(part.equals(LeadersPage.class) ? "page" : part.getSimpleName())
                        .append(": ")
                        .append(Stream.of(part.getRecordComponents())
                                .map(ReportsPageTest::part)
                                .collect(Collectors.joining(", ")))
                        .append('\n'));
        return page.toString();
    }

    private static String part(RecordComponent component) {
        String type = component
                .getGenericType()
                .getTypeName()
                .replaceAll("^.*[$.]", "")
                .replace(">", "");
        String of = component.getType().equals(List.class)
                ? " (a list of " + type + ")"
                : component.getType().isRecord() ? " (" + type + ")" : "";
        return "`" + component.getName() + "`" + of.replace("String", "texts");
    }
}
