package org.giaoban.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.model.Form;
import org.giaoban.workbook.Filling;
import org.giaoban.workbook.FormWorkbook;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/** An office of two units with one form of any period type: a flow, a stock and a register. */
final class KindsOffice {

    private static final String CALENDAR = """
            code: lich
            title: Lịch
            month_end: 31
            due_working_days: 2
            weekend: [saturday, sunday]
            holidays: [2023-06-19]
            phases:
              - {id: 2022-D1, from: 2022-05-02, to: 2022-06-10}
              - {id: 2023-D1, from: 2023-05-01, to: 2023-06-15, name: Tháng cao điểm}
              - {id: 2023-D2, from: 2023-06-10, to: 2023-07-31}
            """;

    private static final String FORM = """
            code: bieu
            title: Biểu công việc
            period_type: %s
            calendar: lich
            levels: [unit]
            sections:
              - {code: A, title: Công việc}
            elements:
              - {code: A.VIEC, section: A, name: Việc đã xong, counting_unit: việc, over_time: sum}
              - {code: A.TON, section: A, name: Việc đang làm, counting_unit: việc, over_time: last}
              - {code: A.BUOI, section: A, name: Buổi họp, counting_unit: buổi, over_time: sum}
            sheets:
              indicators:
                - name: Số liệu
                  columns: {code: [Mã số], name: [Chỉ tiêu], unit: [Đơn vị tính], value: [Thực hiện trong kỳ]}
              registers:
                - name: Sổ họp
                  columns:
                    - {key: held, kind: date, required: true, aliases: [Ngày họp]}
                    - {key: came, kind: count, aliases: [Số người dự]}
                  derive:
                    - {element: A.BUOI}
            """;

    private static final String REPORT = """
            code: bao-cao
            title: Báo cáo công việc
            kind: briefing
            form: bieu
            levels: [office]
            layout: plain
            period_types: %s
            templates: {body: body.jrxml, units: units.jrxml, quality: quality.jrxml}
            wording:
              units: [{prefix: "", parent: ""}]
              issuer: Văn phòng
              kind: BÁO CÁO
              subject: "Kết quả {period}, nhiệm vụ {next}"
              opening: mo-dau.ftl
            chapters:
              - {section: A, narrative: viec.ftl}
            """;

    private static final String OPENING =
            "[@sentence][@item]Báo cáo [=period] (từ ngày [=first_day] đến ngày [=last_day]) [=phase] như sau[/@item][/@sentence]";
    private static final String WORK = """
            [@sentence][@item]Đã xong [=exact("A.VIEC")] việc[@also], [=change_same("A.VIEC")][/@also][/@item][/@sentence]
            """;

    private static final String UNITS = """
            code,name,aliases,level,parent,valid_from,valid_to,successors,territorial,email
            VP,Văn phòng Sông Lam,,office,,,,,true,
            D1,Đơn vị Một,,unit,VP,,,,true,
            D2,Đơn vị Hai,,unit,VP,,,,true,
            """;

    private final Workspace workspace;

    private KindsOffice(Path folder) {
        this.workspace = new Workspace(folder);
    }

    /**
     * Creates a workspace with its submissions.
     *
     * @param type as forms write it
     * @param sent {@code received;unit;period as typed;done;in hand;day of a meeting}, a workbook each
     */
    static Workspace create(Path folder, String type, List<String> sent) {
        KindsOffice office = new KindsOffice(folder);
        try {
            office.write("templates/calendars/lich.yaml", CALENDAR);
            office.write("templates/forms/bieu.yaml", FORM.formatted(type));
            office.write("templates/reports/bao-cao/report.yaml", REPORT.formatted(printed(type)));
            office.write("templates/reports/bao-cao/mo-dau.ftl", OPENING);
            office.write("templates/reports/bao-cao/viec.ftl", WORK);
            office.write("input/org-units.csv", UNITS);
            Path templates = office.workspace.templates();
            FileUtils.copyFileToDirectory(
                    Path.of("templates/layouts/plain.yaml").toFile(),
                    templates.resolve("layouts").toFile());
            for (String page : List.of("body", "units", "quality")) {
                FileUtils.copyFileToDirectory(
                        Path.of("templates/reports/bao-cao-tong-hop", page + ".jrxml")
                                .toFile(),
                        templates.resolve("reports/bao-cao").toFile());
            }
            office.send(sent);
            return office.workspace;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A week is printed only with its month, because it belongs to a dozen periods. */
    private static String printed(String type) {
        return type.equals("week") ? "[week, month]" : "[month, quarter, half, year, phase]";
    }

    private void write(String path, String text) throws IOException {
        Path file = workspace.root().resolve(path);
        FileUtils.forceMkdirParent(file.toFile());
        Files.writeString(file, text);
    }

    private void send(List<String> sent) throws IOException {
        Form form = new CatalogueLoader(workspace).load().getForm("bieu");
        StringBuilder ledger = new StringBuilder("sha256,path,first_seen\n");
        for (int i = 0; i < sent.size(); i++) {
            String[] cells = sent.get(i).split(";", -1);
            List<Filling.Event> meetings = Stream.of(cells[5])
                    .filter(day -> !day.isEmpty())
                    .map(day -> new Filling.Event(Map.of("held", day)))
                    .toList();
            Filling filling = new Filling(
                    cells[1],
                    cells[2],
                    Map.of("A.VIEC", cells[3], "A.TON", cells[4]),
                    Map.of("Sổ họp", meetings),
                    Map.of());
            Path file = workspace.submissions().resolve(String.format(Locale.ROOT, "%02d.xlsx", i + 1));
            FileUtils.writeByteArrayToFile(file.toFile(), new FormWorkbook(form).write(filling));
            ledger.append("%s,%s,%s%n".formatted(Hashes.ofFile(file), file.getFileName(), cells[0]));
        }
        write("input/receipts.csv", ledger.toString());
    }
}
