package org.giaoban.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.giaoban.mail.UndeliveredException.Kind;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.MachineError;

/** Copies documents into a folder that their readers can open, with a page that lists them. */
final class FolderCarrier implements Carrier {

    private static final String INDEX = "index.html";

    private final Path folder;
    private final String title;

    FolderCarrier(Path folder, String title) {
        this.folder = folder;
        this.title = title;
    }

    @Override
    public void send(Envelope envelope, Letter letter) throws UndeliveredException {
        try {
            for (Letter.Attachment document : letter.documents()) {
                byte[] bytes = Files.readAllBytes(document.file());
                AtomicFile.write(folder.resolve(document.place()), fresh -> Files.write(fresh, bytes));
            }
            String page = page();
            AtomicFile.write(folder.resolve(INDEX), fresh -> Files.writeString(fresh, page));
        } catch (IOException | MachineError e) {
            throw new UndeliveredException(e.toString(), Kind.NO_CONNECTION, e);
        }
    }

    /** Lists the documents of the folder, the newest period first. */
    private String page() throws IOException {
        List<String> documents;
        try (Stream<Path> files = Files.walk(folder)) {
            documents = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.contains("/") && !path.contains("/."))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html><head><meta charset=\"UTF-8\"><title>")
                .append(HtmlText.escape(title))
                .append("</title></head><body>\n<h1>")
                .append(HtmlText.escape(title))
                .append("</h1>\n<ul>\n");
        documents.forEach(path -> page.append("<li><a href=\"")
                .append(HtmlText.escape(path))
                .append("\">")
                .append(HtmlText.escape(path))
                .append("</a></li>\n"));
        return page.append("</ul>\n</body></html>\n").toString();
    }
}
