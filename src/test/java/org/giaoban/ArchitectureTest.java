package org.giaoban;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.job.NightlyJob;
import org.giaoban.model.OrgUnit;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fences of the house, one line each. */
class ArchitectureTest {

    /** The stages in the direction of the data; {@code workbook} and {@code sample} stand beside them. */
    static final List<String> STAGES = List.of(
            "model",
            "workspace",
            "catalogue",
            "step",
            "receive",
            "spreadsheet",
            "recognise",
            "validate",
            "store",
            "timeline",
            "aggregate",
            "plausibility",
            "figures",
            "completeness",
            "lineage",
            "findings",
            "briefing",
            "narrative",
            "render",
            "summary",
            "docx",
            "pptx",
            "pdf",
            "print",
            "feedback",
            "deliver",
            "office",
            "mail",
            "intake",
            "outbox",
            "job",
            "cli",
            "console");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.giaoban");

    static Stream<ArchRule> fences() {
        return Stream.of(
                only("org.apache.poi..", "spreadsheet", "workbook", "docx", "pptx", "feedback"),
                only("org.jsoup..", "spreadsheet"),
                only("net.sf.jasperreports..", "pdf", "print"),
                only("com.ezylang..", "catalogue"),
                only("jakarta.mail..", "mail"),
                only("org.apache.pdfbox..", "pdf"),
                only("org.bouncycastle..", "pdf"),
                only("com.google.zxing..", "print"),
                only("org.springframework.boot..", "console"),
                only(
                        "java.sql..",
                        "store",
                        "plausibility",
                        "figures",
                        "lineage",
                        "findings",
                        "completeness",
                        "briefing"),
                only(
                        "org.springframework.jdbc..",
                        "store",
                        "plausibility",
                        "figures",
                        "lineage",
                        "findings",
                        "completeness",
                        "briefing",
                        "job"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..job..")
                        .and()
                        .haveSimpleNameNotEndingWith("Step")
                        .and(notNestedInStep())
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.springframework.batch.."),
                noClasses()
                        .should()
                        .callMethodWhere(DescribedPredicate.describe(
                                "now() without a clock",
                                call -> call.getTarget().getName().equals("now")
                                        && call.getTarget()
                                                .getOwner()
                                                .getPackageName()
                                                .startsWith("java.time")
                                        && call.getTarget().getRawParameterTypes().stream()
                                                .noneMatch(type -> type.isEquivalentTo(Clock.class)))),
                noClasses().should().callMethod(System.class, "currentTimeMillis"),
                noClasses().should().callMethod(Locale.class, "getDefault"),
                noClasses().should().callMethod(String.class, "toLowerCase"),
                noClasses().should().callMethod(String.class, "toUpperCase"),
                noClasses().should().callMethod(String.class, "getBytes"),
                noClasses().should().callMethod(java.nio.charset.Charset.class, "defaultCharset"),
                noClasses().should().callMethod(java.time.ZoneId.class, "systemDefault"),
                // POI gives the time of saving as one, Jakarta Mail that of receipt, a certificate its limits
                noClasses()
                        .that()
                        .doNotHaveSimpleName("HssfReader")
                        .and()
                        .doNotHaveSimpleName("Mailbox")
                        .and()
                        .doNotHaveSimpleName("ArrivedMail")
                        .and()
                        .doNotHaveSimpleName("Seal")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.Date"));
    }

    private static DescribedPredicate<JavaClass> notNestedInStep() {
        return DescribedPredicate.describe(
                "not inside a step", type -> !type.getName().contains("Step$"));
    }

    private static ArchRule only(String library, String... stages) {
        String[] rooms =
                Stream.of(stages).map(stage -> "org.giaoban." + stage + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    @ParameterizedTest
    @MethodSource("fences")
    void everyFenceStands(ArchRule fence) {
        fence.check(CLASSES);
    }

    static Stream<ArchRule> directions() {
        return STAGES.stream().filter(stage -> !stage.equals("console")).map(stage -> {
            String[] later = STAGES.subList(STAGES.indexOf(stage) + 1, STAGES.size()).stream()
                    .map(other -> "org.giaoban." + other + "..")
                    .toArray(String[]::new);
            return noClasses()
                    .that()
                    .resideInAPackage("org.giaoban." + stage + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later);
        });
    }

    @ParameterizedTest
    @MethodSource("directions")
    void noStageReachesForward(ArchRule direction) {
        direction.check(CLASSES);
    }

    static Stream<ArchRule> besides() {
        return Stream.of(
                knows("workbook", "model", "workspace", "catalogue"),
                knows("sample", "model", "workspace", "catalogue", "workbook"));
    }

    private static ArchRule knows(String room, String... others) {
        List<String> known = Stream.concat(Stream.of(room), Stream.of(others))
                .map(name -> "org.giaoban." + name)
                .toList();
        return noClasses()
                .that()
                .resideInAPackage("org.giaoban." + room + "..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "other stages",
                        type -> type.getPackageName().startsWith("org.giaoban.")
                                && !known.contains(type.getPackageName())));
    }

    @ParameterizedTest
    @MethodSource("besides")
    void whatStandsBesideTheStages_knowsOnlyWhatItNeeds(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/org/giaoban"))) {
            assertThat(folders.filter(Files::isDirectory).filter(ArchitectureTest::hasSources))
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .contains("/**", "@NullMarked"));
        }
    }

    @Test
    void noPackageButSpreadsheetHasMoreThanTwentyFiveFiles() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/org/giaoban"))) {
            assertThat(folders.filter(folder -> Files.isDirectory(folder) && !folder.endsWith("spreadsheet")))
                    .allSatisfy(folder -> assertThat(folder.toFile().listFiles(java.io.File::isFile))
                            .hasSizeLessThanOrEqualTo(25));
        }
    }

    @Test
    void noRecordHasMoreThanEightComponents() {
        assertThat(CLASSES.stream().filter(JavaClass::isRecord).map(JavaClass::reflect))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getRecordComponents()).hasSizeLessThanOrEqualTo(8));
    }

    @Test
    void noConstructorQueriesADatabase() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(constructor -> queries(constructor, new HashSet<>()))
                        .map(JavaCodeUnit::getFullName))
                .isEmpty();
    }

    private static boolean queries(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
        return seen.add(unit)
                && unit.getCallsFromSelf().stream()
                        .anyMatch(call -> isQuery(call.getTarget())
                                || call.getTarget()
                                        .resolveMember()
                                        .filter(called -> queries(called, seen))
                                        .isPresent());
    }

    private static boolean isQuery(CodeUnitCallTarget called) {
        return called.getOwner().getPackageName().startsWith("org.springframework.jdbc")
                && called.getName().matches("query.*|update|batchUpdate|list|single");
    }

    private static boolean hasSources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void planPackageSentencesAndJob_nameTheSameStepsInTheSameOrder() throws IOException {
        String job = Files.readString(Path.of("src/main/java/org/giaoban/job/NightlyJob.java"));
        String root = Files.readString(Path.of("src/main/java/org/giaoban/package-info.java"));
        assertThat(NightlyJob.STEPS)
                .isEqualTo(STAGES.stream()
                        .map(stage -> stage.equals("store") ? "load" : stage)
                        .filter(NightlyJob.STEPS::contains)
                        .toList());
        assertThat(job.replaceAll("\\s", ""))
                .contains(".start(receive).next(load).next(aggregate).next(render).next(deliver)");
        assertThat(root.replaceAll("[\\s*]+", " ")).contains("receive → load → aggregate → render → deliver");
    }

    @Test
    void noElementUnitOrProvinceIsNamedInJava() throws IOException {
        var catalogue = new CatalogueLoader(new Workspace(Path.of(""))).load();
        List<String> forbidden = Stream.concat(
                        catalogue.forms().values().stream()
                                .flatMap(form -> form.elements().stream())
                                .map(element -> "\"" + element.code()),
                        catalogue.units().list().stream().map(OrgUnit::name).map(ArchitectureTest::bare))
                .toList();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                assertThat(Normalizer.normalize(Files.readString(file, StandardCharsets.UTF_8), Normalizer.Form.NFC))
                        .as(file.toString())
                        .doesNotContain(forbidden);
            }
        }
    }

    private static String bare(String name) {
        return name.replaceFirst("^(Tỉnh|Thành phố|Thị xã|Huyện|Quận) ", "");
    }
}
