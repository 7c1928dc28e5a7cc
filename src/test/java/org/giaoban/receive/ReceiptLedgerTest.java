package org.giaoban.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.giaoban.model.FindingCode;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptLedgerTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 7, 3);
    private static final LocalDate TUESDAY = LocalDate.of(2023, 7, 4);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void put(String path, String content) {
        try {
            Path file = folder.resolve("input/submissions").resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> update(LocalDate today, Runnable meanwhile) {
        return new ReceiptLedger(new Workspace(folder), meanwhile)
                .update(today).receipts().stream()
                        .map(receipt -> receipt.ordinal() + " " + receipt.path() + " " + receipt.firstSeen())
                        .toList();
    }

    private List<String> update(LocalDate today) {
        return update(today, () -> {});
    }

    @Test
    void newFiles_areEnteredOnceInPathOrder() throws IOException {
        put("q/b.xlsx", "b");
        put("q/a.xlsx", "a");
        assertThat(update(MONDAY)).containsExactly("1 q/a.xlsx 2023-07-03", "2 q/b.xlsx 2023-07-03");
        put("a.xlsx", "later, though first by name");
        assertThat(update(TUESDAY))
                .containsExactly("1 q/a.xlsx 2023-07-03", "2 q/b.xlsx 2023-07-03", "3 a.xlsx 2023-07-04");
        assertThat(Files.readString(folder.resolve("input/receipts.csv")).lines())
                .hasSize(4);
    }

    private void put(String path, String content, String changed) throws IOException {
        put(path, content);
        Files.setLastModifiedTime(
                folder.resolve("input/submissions").resolve(path),
                FileTime.from(LocalDateTime.parse(changed)
                        .atZone(new Workspace(folder).zone())
                        .toInstant()));
    }

    private List<String> update(DayOfReceipt days) {
        return new ReceiptLedger(new Workspace(folder), () -> {})
                .update(days).receipts().stream()
                        .map(receipt -> receipt.path() + " " + receipt.firstSeen())
                        .toList();
    }

    @Test
    void fileThatCameBeforeMidnight_wasReceivedOnThatDayInEveryLaterRun() throws IOException {
        put("b-after.xlsx", "b", "2023-07-04T00:00");
        put("c-before.xlsx", "c", "2023-07-03T23:59:59");
        put("d-older-than-the-last-look.xlsx", "d", "2023-06-01T08:00");
        put("a-of-a-clock-ahead.xlsx", "a", "2031-01-01T00:00");
        List<String> received = List.of(
                "c-before.xlsx 2023-07-03",
                "d-older-than-the-last-look.xlsx 2023-07-03",
                "a-of-a-clock-ahead.xlsx 2023-07-04",
                "b-after.xlsx 2023-07-04");
        assertThat(update(new DayOfReceipt(TUESDAY, MONDAY, LocalDate.MIN))).isEqualTo(received);
        put("c-before.xlsx", "c", "2023-07-09T12:00");
        assertThat(update(new DayOfReceipt(TUESDAY.plusDays(9), TUESDAY, LocalDate.MIN)))
                .isEqualTo(received);
    }

    @Test
    void whatWasKnownWhenTheOfficeDecided_staysAsItWas() throws IOException {
        put("a.xlsx", "a", "2023-07-03T22:00");
        assertThat(update(new DayOfReceipt(TUESDAY, MONDAY, TUESDAY))).containsExactly("a.xlsx 2023-07-04");
        put("b.xlsx", "b", "2023-07-03T22:00");
        assertThat(update(new DayOfReceipt(TUESDAY.plusDays(1), MONDAY, LocalDate.MIN)))
                .as("not before what is in the ledger")
                .containsExactly("a.xlsx 2023-07-04", "b.xlsx 2023-07-04");
    }

    @Test
    void fileOfAMail_wasReceivedWhenTheMailServerHadIt() throws IOException {
        put("mail/2023-07-01/A/235900-12345678/a.xlsx", "a", "2023-07-04T00:10");
        put("mail/2023-02-30/A/1-1/b.xlsx", "no such day", "2023-07-03T12:00");
        assertThat(update(new DayOfReceipt(TUESDAY, MONDAY, LocalDate.MIN)))
                .containsExactly(
                        "mail/2023-07-01/A/235900-12345678/a.xlsx 2023-07-01",
                        "mail/2023-02-30/A/1-1/b.xlsx 2023-07-03");
    }

    @Test
    void newBytesUnderAnOldName_getANewReceiptAndTheOldOneIsGone() {
        put("a.xlsx", "first");
        update(MONDAY);
        put("a.xlsx", "corrected");
        assertThat(update(TUESDAY)).containsExactly("2 a.xlsx 2023-07-04");
        assertThat(new ReceiptLedger(new Workspace(folder), () -> {})
                        .update(TUESDAY)
                        .gone())
                .extracting(Receipt::ordinal)
                .containsExactly(1L);
        put("old/a.xlsx", "first");
        assertThat(update(TUESDAY.plusDays(1)))
                .as("put back under another name")
                .containsExactly("1 old/a.xlsx 2023-07-03", "2 a.xlsx 2023-07-04");
    }

    @Test
    void movedFile_keepsItsReceiptUnderItsNewPath() throws IOException {
        put("a.xlsx", "a");
        put("b.xlsx", "b");
        update(MONDAY);
        Files.move(folder.resolve("input/submissions/a.xlsx"), folder.resolve("input/submissions/c.xlsx"));
        ReceiptLedger ledger = new ReceiptLedger(new Workspace(folder), () -> {});
        ReceiptLedger.Present moved = ledger.update(TUESDAY);
        assertThat(moved.receipts()).extracting(Receipt::path).containsExactly("c.xlsx", "b.xlsx");
        assertThat(moved.receipts()).extracting(Receipt::firstSeen).containsOnly(MONDAY);
        assertThat(moved.gone()).isEmpty();
        assertThat(ledger.update(TUESDAY.plusDays(1))).isEqualTo(moved);
        assertThat(ledger.listNew()).isEmpty();
        put("d.xlsx", "d");
        assertThat(ledger.listNew()).containsExactly("d.xlsx");
    }

    @Test
    void oneOfTwoCopies_mayBeTakenAway() throws IOException {
        put("a.xlsx", "same");
        update(MONDAY);
        put("b.xlsx", "same");
        assertThat(update(TUESDAY)).containsExactly("1 a.xlsx 2023-07-03", "2 b.xlsx 2023-07-04");
        Files.delete(folder.resolve("input/submissions/a.xlsx"));
        assertThat(update(TUESDAY)).containsExactly("1 b.xlsx 2023-07-03");
    }

    @Test
    void fileThatGrowsWhileItIsRead_isLeftForTheNextRun() {
        put("a.xlsx", "half");
        put("b.xlsx", "whole");
        Runnable writing = () -> {
            try {
                Files.writeString(
                        folder.resolve("input/submissions/a.xlsx"), " and the rest", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        ReceiptLedger.Present present = new ReceiptLedger(new Workspace(folder), writing).update(MONDAY);
        assertThat(present.receipts()).extracting(Receipt::path).containsExactly("b.xlsx");
        assertThat(present.leftOut()).containsExactly(new LeftOut("a.xlsx", FindingCode.STILL_BEING_WRITTEN));
        assertThat(update(TUESDAY)).containsExactly("1 b.xlsx 2023-07-03", "2 a.xlsx 2023-07-04");
    }

    @Test
    void fileThatIsRemovedWhileItIsRead_getsNoReceiptAndStopsNothing() {
        put("a.xlsx", "copied under another name first");
        put("b.xlsx", "whole");
        Runnable renaming = () -> {
            try {
                Files.delete(folder.resolve("input/submissions/a.xlsx"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        assertThat(update(MONDAY, renaming)).containsExactly("1 b.xlsx 2023-07-03");
        assertThat(update(TUESDAY)).containsExactly("1 b.xlsx 2023-07-03");
    }

    @Test
    void lockAndHiddenFiles_getNoReceipt() {
        put("~$a.xlsx", "Excel's lock");
        put(".~lock.a.xlsx#", "LibreOffice's lock");
        put(".DS_Store", "");
        assertThat(update(MONDAY)).isEmpty();
        assertThat(folder.resolve("input/receipts.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Thumbs.db", "desktop.ini", "Desktop.INI", "a.xlsx.crdownload", "a.xlsx.part", "~WRL0001.tmp"})
    void filesOfSystemsAndUnfinishedDownloads_getNoReceipt(String name) {
        put(name, "x");
        put("a.xlsx", "a");
        assertThat(update(MONDAY)).containsExactly("1 a.xlsx 2023-07-03");
    }

    @Test
    void links_areNamedAndNotFollowed(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("b.xlsx"), "b");
        put("a.xlsx", "a");
        Path drop = folder.resolve("input/submissions");
        Files.createSymbolicLink(drop.resolve("link.xlsx"), elsewhere.resolve("b.xlsx"));
        Files.createSymbolicLink(drop.resolve("folder"), elsewhere);
        ReceiptLedger.Present present = new ReceiptLedger(new Workspace(folder), () -> {}).update(MONDAY);
        assertThat(present.receipts()).extracting(Receipt::path).containsExactly("a.xlsx");
        assertThat(present.leftOut())
                .containsExactly(
                        new LeftOut("folder", FindingCode.LINK_NOT_FOLLOWED),
                        new LeftOut("link.xlsx", FindingCode.LINK_NOT_FOLLOWED));
    }

    @Test
    void dropFolderThatIsALinkItself_isRead(@TempDir Path share) throws IOException {
        Files.writeString(share.resolve("a.xlsx"), "a");
        Files.createDirectories(folder.resolve("input"));
        Files.createSymbolicLink(folder.resolve("input/submissions"), share);
        assertThat(update(MONDAY)).containsExactly("1 a.xlsx 2023-07-03");
    }

    @Test
    void correctedDay_isAddedAndKeepsTheOrder() throws IOException {
        put("a.xlsx", "a");
        put("b.xlsx", "b");
        update(LocalDate.of(2036, 1, 1));
        String before = Files.readString(folder.resolve("input/receipts.csv"));
        ReceiptLedger ledger = new ReceiptLedger(new Workspace(folder), () -> {});
        ledger.correct(ledger.read(), MONDAY);
        put("c.xlsx", "c");
        assertThat(update(TUESDAY))
                .containsExactly("1 a.xlsx 2023-07-03", "2 b.xlsx 2023-07-03", "3 c.xlsx 2023-07-04");
        assertThat(Files.readString(folder.resolve("input/receipts.csv"))).startsWith(before);
    }

    @Test
    void ledgerThatExcelSaved_goesOnWithItsSeparator() throws IOException {
        put("a.xlsx", "a");
        update(MONDAY);
        Path file = folder.resolve("input/receipts.csv");
        Files.writeString(file, Files.readString(file).replace(',', ';').strip());
        put("b.xlsx", "b");
        assertThat(update(TUESDAY)).containsExactly("1 a.xlsx 2023-07-03", "2 b.xlsx 2023-07-04");
        assertThat(Files.readString(file)).doesNotContain(",");
    }

    @Test
    void receiptOfALaterDay_isIgnoredByAnEarlierRun() {
        put("a.xlsx", "a");
        update(TUESDAY);
        assertThat(update(MONDAY)).isEmpty();
    }

    @Test
    void oddNames_areEnteredOnceToo() throws IOException {
        for (String name : List.of(
                " a.xlsx", "b.xlsx ", "c\nd.xlsx", "e\\f.xlsx", "g\",h.xlsx", "=cmd.xlsx", "😀.xlsx", "\u202Ei.xlsx")) {
            put(name, name);
        }
        List<String> monday = update(MONDAY);
        String ledger = Files.readString(folder.resolve("input/receipts.csv"));
        assertThat(monday).hasSize(8).contains("1  a.xlsx 2023-07-03");
        assertThat(update(TUESDAY)).isEqualTo(monday);
        put("z.xlsx", "z");
        update(TUESDAY);
        assertThat(Files.readString(folder.resolve("input/receipts.csv"))).startsWith(ledger);
    }

    /** Makes the files older than the lock, so that their states can be trusted. */
    private void holdLockLater() throws IOException {
        Path holder = WorkspaceLock.holder(new Workspace(folder));
        Files.createDirectories(holder.getParent());
        Files.writeString(holder, "");
        Files.setLastModifiedTime(holder, FileTime.from(Instant.now().plusSeconds(60)));
    }

    private List<String> listHashes() throws IOException {
        return Files.readAllLines(folder.resolve("output/database/hashes.csv"));
    }

    /** A false hash that is believed shows that the file was not read. */
    @Test
    void fileOfTheSameState_isReadOnlyOnOneDayOfThirtyTwo() throws IOException {
        put("a.xlsx", "a");
        holdLockLater();
        update(MONDAY);
        String hash = Hashes.ofText("a");
        assertThat(listHashes())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith(hash)
                .endsWith(",a.xlsx");
        Path file = folder.resolve("output/database/hashes.csv");
        List<LocalDate> read = new ArrayList<>();
        for (LocalDate day : MONDAY.datesUntil(MONDAY.plusDays(64)).toList()) {
            Files.writeString(file, Files.readString(file).replace(hash, "0".repeat(64)));
            update(day);
            if (listHashes().get(1).startsWith(hash)) {
                read.add(day);
            }
        }
        assertThat(read).hasSize(2);
        assertThat(read.get(1)).isEqualTo(read.get(0).plusDays(32));
    }

    @Test
    void fileWithOtherBytes_isReadThoughSizeAndTimeOfModificationAreThoseOfBefore() throws IOException {
        put("a.xlsx", "first");
        holdLockLater();
        update(MONDAY);
        Path file = folder.resolve("input/submissions/a.xlsx");
        FileTime time = Files.getLastModifiedTime(file);
        put("a.xlsx", "other");
        Files.setLastModifiedTime(file, time);
        assertThat(update(TUESDAY)).containsExactly("2 a.xlsx 2023-07-04");
    }

    @Test
    void fileThatChangedLately_isReadAgain() throws IOException {
        put("a.xlsx", "a");
        Files.createDirectories(folder.resolve("output"));
        Files.writeString(WorkspaceLock.holder(new Workspace(folder)), "");
        update(MONDAY);
        assertThat(folder.resolve("output/database/hashes.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no table", "sha256,state,path\r\n\"", "sha256,state,path\r\nx"})
    void hashesThatCannotBeRead_areNotKnown(String content) throws IOException {
        put("a.xlsx", "a");
        holdLockLater();
        Path file = folder.resolve("output/database/hashes.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        assertThat(update(MONDAY)).containsExactly("1 a.xlsx 2023-07-03");
        assertThat(listHashes()).hasSize(2);
    }
}
