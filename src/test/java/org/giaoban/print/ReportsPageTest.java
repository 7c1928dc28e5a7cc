package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.function.UnaryOperator;
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

    private static final Path ENGLISH = Path.of("src/docs/reports.md");
    private static final Path VIETNAMESE = Path.of("src/docs/reports.vi.md");
    private static final String BEGIN = "<!-- The rest of this page is generated: ReportsPageTest. -->\n";
    private static final Path NARRATIVE = Path.of("src/main/java/org/giaoban/narrative");
    private static final Wording WORDING = Wording.of(Text.VIETNAMESE);
    private static final ReportDefinition BRIEFING =
            Objects.requireNonNull(Fixtures.catalogue().reports().get("bao-cao-tong-hop"));
    private static final Briefing FACTS =
            Fixtures.binhPhuoc().target("HD.VB", 40).build();

    /** What each function gives, as the Vietnamese page says it. */
    private static final Map<String, String> IN_VIETNAMESE = Map.ofEntries(
            Map.entry("exact", "Số đúng: `430`, `03` hoặc `98%`."),
            Map.entry("about", "`gần 50`, `trên 1.200`; không có bội số nào của bước làm tròn ở gần thì là số đúng."),
            Map.entry("words", "Như `about`, với `nghìn`, `triệu`, `tỷ` thay các số 0."),
            Map.entry("counted", "Số kèm đơn vị tính."),
            Map.entry("pair", "Hai số kèm đơn vị tính; chỉ số thứ nhất nếu số thứ hai chưa biết hoặc bằng 0."),
            Map.entry("categories", "Các phân tổ có số lớn hơn 0."),
            Map.entry("change", "Mức tăng, giảm so với cùng kỳ năm trước, có nêu kỳ."),
            Map.entry("change_same", "Như `change`, kỳ được gọi là `cùng kỳ năm 2021`."),
            Map.entry(
                    "moved",
                    "Mức tăng, giảm không nêu kỳ, vì `base` nêu một lần; kèm dấu của ghi chú khi việc so sánh bị hạn chế."),
            Map.entry("base", "Kỳ được so sánh; trống nếu trong báo cáo không có `moved` nào."),
            Map.entry(
                    "plan",
                    "Lũy kế từ đầu năm so với kế hoạch năm; nêu cả số lũy kế nếu số của kỳ bên cạnh là số khác."),
            Map.entry("coverage", "Theo bao nhiêu báo cáo; trống nếu đủ báo cáo."),
            Map.entry("scope", "`own` nếu số là của riêng đơn vị, ngoài ra là `whole`."));

    /** What each mark does, as the Vietnamese page says it. */
    private static final String MARKS_IN_VIETNAMESE = """
            - `[@sentence lead="" sep="; "]`: một câu gồm các ý, nối với nhau; trống nếu không còn ý nào
            - `[@list lead="" sep=", "]`: các ý nối với nhau bên trong một ý, không viết hoa, không có dấu chấm
            - `[@item]`: một ý; bỏ cả ý nếu trong đó có chỗ trống
            - `[@also]`: phần trong một ý, bỏ riêng phần này nếu trong đó có chỗ trống
            """;

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
            "moved(\"KGM.TIN\")",
            "base()",
            "plan(\"HD.VB\")",
            "coverage(\"QT.HN.TT\")",
            "scope(\"SK.VB\", whole, own)",
            "scope(\"MH.SO\", whole, own)");

    @Test
    void contract_isThatOfTheProgram() throws IOException, TemplateException {
        assertFresh(ENGLISH, contract());
    }

    @Test
    void contractInVietnamese_isThatOfTheProgram() throws IOException, TemplateException {
        assertThat(MARKS_IN_VIETNAMESE.lines().map(ReportsPageTest::mark))
                .isEqualTo(marks().lines().map(ReportsPageTest::mark).toList());
        assertFresh(VIETNAMESE, contractInVietnamese());
    }

    private static String mark(String line) {
        return line.substring(0, line.indexOf(": "));
    }

    private static void assertFresh(Path file, String contract) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(BEGIN);
        String page = before.substring(0, before.indexOf(BEGIN)) + BEGIN + contract;
        if (Boolean.getBoolean("giaoban.rewrite")) {
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("out of date: mvn test -Dtest=ReportsPageTest -Dgiaoban.rewrite=true")
                .hasContent(page);
    }

    private static String contract() throws IOException, TemplateException {
        return "\n## Functions of sentences\n\n| Call | gives | |\n|---|---|---|\n"
                + functions(ReportsPageTest::sentenceOf)
                + "\n## Marks of sentences\n\n" + marks()
                + "\n## Variables\n\nIn sentences `[=name]`, in `report.yaml` `{name}`. Values: those of the report on Bình Phước,"
                + " the first half of 2023.\n\n| Variable | Value |\n|---|---|\n" + variables()
                + "\n## Parameters and fields of JRXML\n\nThose without a class are java.lang.String. An element of a JRXML with the key `column.NAME` falls away with its column: "
                + columns()
                + ".\n"
                + templates(
                        List.of("Parameters", "Fields"),
                        "The page's parts, with what is in them; `notice` and" + " `words.needs` beside them.",
                        "a list of ",
                        "texts");
    }

    private static String contractInVietnamese() throws IOException, TemplateException {
        return "\n## Hàm trong câu\n\n| Cách gọi | cho | |\n|---|---|---|\n"
                + functions(name -> Objects.requireNonNull(IN_VIETNAMESE.get(name), name))
                + "\n## Thẻ trong câu\n\n" + MARKS_IN_VIETNAMESE
                + "\n## Biến\n\nTrong câu viết `[=tên]`, trong `report.yaml` viết `{tên}`. Giá trị là của báo cáo về Bình Phước, 6 tháng"
                + " đầu năm 2023.\n\n| Biến | Giá trị |\n|---|---|\n" + variables()
                + "\n## Tham số và trường của JRXML\n\nTên không ghi lớp là java.lang.String. Phần tử của JRXML có khóa `column.TÊN` tự bỏ"
                + " cùng cột của mình: "
                + columns()
                + ".\n"
                + templates(
                        List.of("Tham số", "Trường"),
                        "Các phần của trang và những gì có trong đó; ngoài ra có `notice` và" + " `words.needs`.",
                        "danh sách ",
                        "chữ");
    }

    private static String columns() {
        return Stream.of(TableColumn.values())
                .map(column -> "`" + column.id() + "`")
                .collect(Collectors.joining(", "));
    }

    // Sentences -------------------------------------------------------------------------------------------------------

    /** @param says returns what a function gives */
    private static String functions(UnaryOperator<String> says) throws TemplateException {
        StringBuilder page = new StringBuilder();
        Set<String> shown = new TreeSet<>();
        for (String call : CALLS) {
            String name = call.substring(0, call.indexOf('('));
            page.append("| `")
                    .append(call)
                    .append("` | ")
                    .append(render(call))
                    .append(" | ")
                    .append(shown.add(name) ? says.apply(name) : "")
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
        String before = call.equals("base()") ? "[#assign said = moved(\"KGM.TIN\")]" : "";
        String template = before + "[@list][@item][=" + call + "][/@item][/@list]";
        String text = new NarrativeRenderer(Map.of("call.ftl", template), WORDING.locale())
                .render("call.ftl", words(), phrases());
        return text.isEmpty() ? "*nothing*" : text;
    }

    /** Returns the first paragraph of the Javadoc of the method that makes a phrase. */
    private static String sentenceOf(String function) {
        String method = Pattern.compile("_(.)")
                .matcher(function)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        Matcher javadoc = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+Optional<String> " + method + "\\(", Pattern.DOTALL)
                .matcher(read(NARRATIVE.resolve("Phrases.java")));
        assertThat(javadoc.find()).as(method).isTrue();
        return plain(javadoc.group(1)).split(" @param ", 2)[0];
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return new TreeMap<>(words())
                .entrySet().stream()
                        .map(word -> "| `" + word.getKey() + "` | " + word.getValue() + " |\n")
                        .collect(Collectors.joining());
    }

    // JRXML and HTML --------------------------------------------------------------------------------------------------

    private static String templates(List<String> heads, String ofPage, String listOf, String texts) {
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
                    page.append(template(report + "/" + file, section, heads));
                }
            }
        });
        return page + "\n## tom-tat-lanh-dao/page.ftl\n\n" + ofPage + "\n\n" + parts(listOf, texts);
    }

    private static String template(String name, Section section, List<String> heads) {
        List<String> parameters = new ArrayList<>(List.of("`images` java.util.Map"));
        new TreeMap<>(section.parameters())
                .forEach((parameter, value) -> parameters.add("`" + parameter + "`" + shown(value.getClass())));
        List<String> fields = new ArrayList<>();
        if (!section.rows().isEmpty()) {
            RecordSource.paths(section.rows().get(0).getClass())
                    .forEach((path, type) -> fields.add("`" + path + "`" + shown(type)));
        }
        return "\n## " + name + "\n\n" + heads.get(0) + ": " + String.join(", ", parameters) + ".\n\n" + heads.get(1)
                + ": " + String.join(", ", fields) + ".\n";
    }

    /** Returns the class that a JRXML declares; texts are the rule and have none here. */
    private static String shown(Class<?> type) {
        return Stream.of(Map.class, List.class)
                .filter(wider -> wider.isAssignableFrom(type))
                .findFirst()
                .map(wider -> " " + wider.getName())
                .orElse(type.equals(String.class) ? "" : " " + type.getName());
    }

    private static String parts(String listOf, String texts) {
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
                                .map(component -> part(component, listOf, texts))
                                .collect(Collectors.joining(", ")))
                        .append('\n'));
        return page.toString();
    }

    private static String part(RecordComponent component, String listOf, String texts) {
        String type = component
                .getGenericType()
                .getTypeName()
                .replaceAll("^.*[$.]", "")
                .replace(">", "");
        String of = component.getType().equals(List.class)
                ? " (" + listOf + type + ")"
                : component.getType().isRecord() ? " (" + type + ")" : "";
        return "`" + component.getName() + "`" + of.replace("String", texts);
    }
}
