package org.giaoban.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefing.Edition;
import org.giaoban.briefing.Briefing.Statement;
import org.giaoban.briefing.Briefing.UnitFinding;
import org.giaoban.briefing.PastFigures;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.model.Effect;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparison;
import org.giaoban.model.Figure.Coverage;
import org.giaoban.model.Figure.Key;
import org.giaoban.model.Figure.Target;
import org.giaoban.model.Figures;
import org.giaoban.model.Finding;
import org.giaoban.model.Indicator;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The office's definitions and briefings made by hand. */
public final class Fixtures {

    private static final Catalogue CATALOGUE = load();
    private static final String[] BINH_PHUOC = {
        "Thị xã Bình Long",
        "Huyện Bù Đăng",
        "Huyện Bù Đốp",
        "Huyện Bù Gia Mập",
        "Thị xã Chơn Thành",
        "Huyện Đồng Phú",
        "Thành phố Đồng Xoài",
        "Huyện Hớn Quản",
        "Huyện Lộc Ninh",
        "Huyện Phú Riềng",
        "Thị xã Phước Long"
    };

    private Fixtures() {}

    public static Catalogue catalogue() {
        return CATALOGUE;
    }

    public static ReportRenderer renderer() {
        return new ReportRenderer(CATALOGUE.reports().values(), FindingTexts.load());
    }

    private static Catalogue load() {
        try {
            Path root = Files.createTempDirectory("giaoban-render");
            Path from = Path.of("templates");
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path to = root.resolve("templates").resolve(from.relativize(file));
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
            Files.createDirectories(root.resolve("input"));
            Files.writeString(
                    root.resolve("input/org-units.csv"),
                    "code,name,aliases,level,parent,valid_from,valid_to,successors,territorial,email\n"
                            + "P,Tỉnh Thử,,province,,,,,true,\n",
                    StandardCharsets.UTF_8);
            return new CatalogueLoader(new Workspace(root)).load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static OrgUnit unit(String code, String name, String level, @Nullable String parent) {
        return new OrgUnit(code, name, List.of(), level, parent, OrgUnit.Lifetime.ALWAYS, true, "");
    }

    public static BriefingBuilder briefing(String period, String province, String... districts) {
        return new BriefingBuilder(Period.of(period), province, List.of(districts));
    }

    /** Creates the past figures of a province: its year to date, and briefings of the periods that are drawn. */
    public static PastFigures past(Briefing toDate, Briefing... drawn) {
        return new PastFigures(
                Stream.of(drawn)
                        .map(each -> new PastFigures.OfPeriod(each.period(), each.figures()))
                        .toList(),
                toDate.figures());
    }

    /** Builder of a briefing on a province. */
    public static final class BriefingBuilder {
        private final Period period;
        private final List<OrgUnit> units = new ArrayList<>();
        private final Map<Key, BigDecimal> values = new LinkedHashMap<>();
        private final Map<Key, BigDecimal> own = new LinkedHashMap<>();
        private final Map<Key, BigDecimal> lastYear = new LinkedHashMap<>();
        private final Map<String, BigDecimal> targets = new LinkedHashMap<>();
        private final Map<String, BigDecimal> toDate = new LinkedHashMap<>();
        private final List<Statement> texts = new ArrayList<>();
        private final List<UnitFinding> findings = new ArrayList<>();
        private final List<SubmissionStatus> statuses = new ArrayList<>();
        private final Map<String, Coverage> incomplete = new LinkedHashMap<>();
        private final Map<Key, Figure.Comparability> matched = new LinkedHashMap<>();
        private Coverage coverage = new Coverage(1, 1);
        private PeriodState state = PeriodState.PROVISIONAL;
        private LocalDate asOf = LocalDate.of(2023, 7, 7);

        private BriefingBuilder(Period period, String province, List<String> districts) {
            this.period = period;
            units.add(unit("P", province, "province", null));
            for (int i = 0; i < districts.size(); i++) {
                units.add(unit(String.format(Locale.ROOT, "D%02d", i + 1), districts.get(i), "district", "P"));
            }
            coverage = new Coverage(units.size(), units.size());
        }

        private Key key(int unit, String ref) {
            String[] parts = ref.split(":", -1);
            return new Key(period, units.get(unit).code(), parts[0], parts.length > 1 ? parts[1] : "");
        }

        /** Sets the own parts: the province's first, then the districts'. */
        public BriefingBuilder with(String ref, @Nullable Number... ownParts) {
            BigDecimal sum = null;
            for (int i = 0; i < ownParts.length; i++) {
                Number part = ownParts[i];
                if (part != null) {
                    BigDecimal value = new BigDecimal(part.toString());
                    sum = sum == null ? value : sum.add(value);
                    own.put(key(i, ref), value);
                    if (i > 0) {
                        values.put(key(i, ref), value);
                    }
                }
            }
            if (sum != null) {
                values.put(key(0, ref), sum);
            }
            return this;
        }

        public BriefingBuilder lastYear(String ref, @Nullable Number... totals) {
            for (int i = 0; i < totals.length; i++) {
                if (totals[i] != null) {
                    lastYear.put(key(i, ref), new BigDecimal(totals[i].toString()));
                }
            }
            return this;
        }

        /**
         * Says that the coverage of a unit's figure differs from last year's, and what the submissions of both years
         * give.
         *
         * @param submissions number of submissions in both years; one of them gives the figure in one year only if the
         *     unit has no other
         */
        public BriefingBuilder matched(int unit, String ref, long submissions, Number now, Number then) {
            BigDecimal thisYear = new BigDecimal(now.toString());
            BigDecimal lastYearsPart = new BigDecimal(then.toString());
            Key key = key(unit, ref);
            matched.put(
                    key,
                    new Figure.Comparability(
                            false,
                            new Coverage(submissions + 1, submissions + 1),
                            submissions,
                            submissions == 1,
                            thisYear,
                            lastYearsPart,
                            change(key, thisYear, lastYearsPart)));
            return this;
        }

        public BriefingBuilder yearToDate(String ref, Number value) {
            toDate.put(ref, new BigDecimal(value.toString()));
            return this;
        }

        public BriefingBuilder target(String ref, Number value) {
            targets.put(ref, new BigDecimal(value.toString()));
            return this;
        }

        BriefingBuilder text(int unit, String block, String text) {
            List<Period> reportingPeriods =
                    period.listReportingPeriods(CATALOGUE.getForm("hoat-dong").periodType());
            texts.add(new Statement(
                    units.get(unit), reportingPeriods.get(reportingPeriods.size() - 1), block, texts.size() + 1, text));
            return this;
        }

        BriefingBuilder finding(int unit, Finding finding) {
            findings.add(new UnitFinding(units.get(unit), period, "tệp.xlsx", finding));
            return this;
        }

        public BriefingBuilder status(int unit, Period reportingPeriod, SubmissionStatus.State submissionState) {
            statuses.add(new SubmissionStatus(units.get(unit), reportingPeriod, submissionState, 0, null, null, ""));
            return this;
        }

        BriefingBuilder status(int unit, SubmissionStatus.State submissionState, int version, String reason) {
            boolean isReceived = submissionState != SubmissionStatus.State.MISSING;
            statuses.add(new SubmissionStatus(
                    units.get(unit),
                    period,
                    submissionState,
                    version,
                    isReceived ? asOf.minusDays(2) : null,
                    isReceived ? true : null,
                    reason));
            return this;
        }

        /** Adds an accepted submission. */
        public BriefingBuilder accepted(int unit, Period reportingPeriod, boolean onTime) {
            statuses.add(new SubmissionStatus(
                    units.get(unit), reportingPeriod, SubmissionStatus.State.ACCEPTED, 1, asOf, onTime, ""));
            return this;
        }

        /** Sets the coverage of all figures of a district. */
        public BriefingBuilder coverageOf(int unit, int reported, int expected) {
            incomplete.put(units.get(unit).code(), new Coverage(reported, expected));
            return this;
        }

        public BriefingBuilder coverage(int reported, int expected) {
            coverage = new Coverage(reported, expected);
            return this;
        }

        public BriefingBuilder state(PeriodState other) {
            state = other;
            return this;
        }

        BriefingBuilder asOf(String date) {
            asOf = LocalDate.parse(date);
            return this;
        }

        public Briefing build() {
            return about(0);
        }

        /** Returns the briefing on one of the units: 0 for the province. */
        public Briefing about(int unit) {
            indicators(values);
            indicators(lastYear);
            List<Figure> figures = Stream.concat(values.keySet().stream(), lastYear.keySet().stream())
                    .distinct()
                    .map(this::figure)
                    .toList();
            List<OrgUnit> about = unit == 0 ? units : List.of(units.get(unit));
            List<SubmissionStatus> all = statuses;
            if (all.isEmpty()) {
                for (int i = 0; i < units.size(); i++) {
                    status(i, SubmissionStatus.State.ACCEPTED, 1, "");
                }
            }
            return new Briefing(
                    CATALOGUE.getForm("hoat-dong"),
                    period,
                    about,
                    List.of(),
                    new Figures(figures),
                    new Briefing.Submitted(
                            all.stream().filter(a -> about.contains(a.unit())).toList(),
                            texts.stream().filter(t -> about.contains(t.unit())).toList(),
                            findings.stream()
                                    .filter(r -> about.contains(r.unit()))
                                    .toList()),
                    List.of(),
                    new Edition(asOf, 0, state));
        }

        private void indicators(Map<Key, BigDecimal> of) {
            for (Indicator indicator : CATALOGUE.getForm("hoat-dong").indicators()) {
                for (int i = 0; i < units.size(); i++) {
                    BigDecimal top = of.get(key(i, indicator.numerator()));
                    BigDecimal bottom = of.get(key(i, indicator.denominator()));
                    if (top != null && bottom != null && bottom.signum() != 0) {
                        of.put(
                                key(i, indicator.code()),
                                top.multiply(indicator.factor()).divide(bottom, 6, RoundingMode.HALF_UP));
                    }
                }
            }
        }

        private Figure figure(Key key) {
            BigDecimal value = values.get(key);
            BigDecimal before = lastYear.get(key);
            BigDecimal target = key.unit().equals("P") ? targets.get(key.element()) : null;
            BigDecimal yearToDate = key.unit().equals("P") ? toDate.getOrDefault(key.element(), value) : value;
            return new Figure(
                    key,
                    Figure.View.AS_REPORTED,
                    new Figure.Amounts(value, own.get(key), yearToDate, false),
                    incomplete.getOrDefault(key.unit(), key.unit().equals("P") ? coverage : new Coverage(1, 1)),
                    new Comparison(null, before, change(key, value, before)),
                    matched.getOrDefault(key, Figure.Comparability.NONE),
                    new Target(target, target == null || yearToDate == null ? null : percent(yearToDate, target)),
                    state);
        }

        private static @Nullable BigDecimal change(Key key, @Nullable BigDecimal value, @Nullable BigDecimal before) {
            if (value == null || before == null || before.signum() == 0) {
                return null;
            }
            Optional<Indicator> indicator = CATALOGUE.getForm("hoat-dong").findIndicator(key.element());
            return indicator.filter(Indicator::isPercentage).isPresent()
                    ? value.subtract(before).setScale(1, RoundingMode.HALF_UP)
                    : percent(value.subtract(before), before);
        }

        private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
            return part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP);
        }
    }

    /** Bình Phước in the first half of 2023: the totals are published, the split over districts is invented. */
    static BriefingBuilder binhPhuoc() {
        return binhPhuoc("2023-S1");
    }

    /** The same figures as those of another period. */
    static BriefingBuilder binhPhuoc(String period) {
        BriefingBuilder b = briefing(period, "Bình Phước", BINH_PHUOC);
        b.with("QT.HN.TT", 4, 10, 12, 8, 9, 11, 14, 20, 7, 9, 10, 13);
        b.with("QT.NG.TT", 900, 1200, 2210, 800, 950, 1100, 1400, 2010, 777, 999, 1010, 1313);
        b.with("QT.DV.TG", null, 3000, 4000, 1500, 1800, 2500, 3100, 6100, 1900, 2000, 2100, 2600);
        b.with("QT.DV.TS", null, 3150, 4210, 1560, 1890, 2610, 3210, 6400, 1980, 2080, 2210, 2730);
        b.lastYear("QT.DV.TG", 28000).lastYear("QT.DV.TS", 30000);
        b.with("SK.VB", 7);
        b.with("GB.HN", 3).with("DH.VB", 6).with("TL.SO", 4).with("HD.VB", 29);
        b.with("KGM.TIN", 20000, 11000, 12500, 9800, 10100, 12000, 13000, 21000, 8000, 9000, 10000, 5010);
        b.lastYear("KGM.TIN", 38220, 3100, 3200, 2800, 2900, 3000, 3500, 5000, 2000, 2100, 2300, 1500);
        b.with("KGM.TRANG", 20, 50, 60, 40, 50, 60, 62, 90, 40, 50, 45, 45);
        b.with("KGM.XL", 4, 2, 2, 1, 0, 3, 2, 5, null, 2, 2, 1).lastYear("KGM.XL", 24);
        b.with("CD.DV.TG", null, 9800).with("CD.DV.TS", null, 10000);
        b.with("MH.SO", 20, 190, 200, 150, 160, 188, 174, 300, 140, 180, 190, 190);
        b.with("DH.BD", 107, 80, 80, 70, 70, 80, 80, 100, 60, 60, 60, 60);
        b.with("GT:A", 6).with("GT:B", 8).with("GT:C", 13).with("GT:KK", 20).with("GT", 47);
        b.with("KTR.CUOC", 4, 3, 4, 2, 3, 3, 4, 5, 2, 3, 2, 3)
                .with("KTR.NG", 26, 180)
                .with("KTR.TC", 10, 40);
        b.with("ST.DB", 0, 1, 1, 1).with("ST.CAI", null, 300, 300, 300).with("ST.TS", null, 333, 333, 334);
        b.with("KT.TT", 0, 0, 0);
        b.text(0, "shortcomings", "Công tác nắm tình hình dư luận xã hội ở một số nơi chưa kịp thời.");
        b.text(
                2,
                "shortcomings",
                "Việc tổ chức học tập nghị quyết cho đảng viên đi làm ăn xa còn khó khăn; một số chi bộ chưa duy trì nền nếp sinh hoạt chuyên đề theo quy định, chất lượng thảo luận chưa cao.");
        b.text(
                0,
                "tasks",
                "Tiếp tục tuyên truyền các sự kiện chính trị quan trọng; đẩy mạnh thông tin trên không gian mạng.");
        b.text(0, "tasks", "Hoàn thành việc cài đặt sổ tay đảng viên điện tử tại các đảng bộ thí điểm.");
        b.coverage(23, 24).asOf("2023-07-07");
        for (int i = 0; i < 12; i++) {
            b.status(
                    i,
                    i == 8
                            ? SubmissionStatus.State.MISSING
                            : i == 4 ? SubmissionStatus.State.RETURNED : SubmissionStatus.State.ACCEPTED,
                    i == 8 ? 0 : i == 3 ? 2 : 1,
                    i == 4 ? "số không hợp lý" : "");
        }
        return b;
    }

    static Finding finding(String code, Effect effect, String cell, String found) {
        return new Finding(code, effect, "Số liệu", cell, found, Map.of());
    }
}
