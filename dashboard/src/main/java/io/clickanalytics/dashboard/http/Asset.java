package io.clickanalytics.dashboard.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page, in memory: there are few, and they do not change while the program runs.
 *
 * @param type media type
 * @param tag changes when the content does; with quotes, as in the header {@code ETag}
 * @param plain the content
 * @param gzipped the content, compressed once
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Asset(String type, String tag, byte[] plain, byte[] gzipped) {

    static Asset of(String type, byte[] content) {
        return new Asset(type, '"' + digest(content).substring(0, 20) + '"', content, gzip(content));
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return bytes.toByteArray();
    }
}
