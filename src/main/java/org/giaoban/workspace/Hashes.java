package org.giaoban.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.MurmurHash3;

/** Hashes in lower-case hexadecimal: SHA-256, if not said otherwise. */
public final class Hashes {

    private Hashes() {}

    public static String ofFile(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ofStream(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the hash of all bytes that are left in a stream. */
    public static String ofStream(InputStream in) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns a stream whose digest is that of the bytes read from it. */
    static DigestInputStream hashing(InputStream in) {
        return new DigestInputStream(in, digest());
    }

    public static String ofText(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a hash of 128 bits (MurmurHash3) by which the program finds that a text is that of before. Without the
     * optimising compiler it is six times as fast as SHA-256; what people or other programs compare has SHA-256.
     */
    public static String fingerprint(String text) {
        long[] hash = MurmurHash3.hash128x64(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(hash[0]) + HexFormat.of().toHexDigits(hash[1]);
    }

    public static String ofBytes(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** Returns a hash over the relative paths and contents of files and folders; missing ones are skipped. */
    public static String ofFiles(Path root, List<Path> places) {
        StringBuilder all = new StringBuilder();
        for (Path place : places) {
            if (Files.exists(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    files.filter(Files::isRegularFile)
                            .sorted()
                            .forEach(file -> all.append(root.relativize(file))
                                    .append('\t')
                                    .append(ofFile(file))
                                    .append('\n'));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return ofText(all.toString());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a hash over all templates, which decide what documents contain and how they are laid out. */
    public static String ofTemplates(Workspace workspace) {
        return ofFiles(workspace.root(), List.of(workspace.templates()));
    }
}
