package io.clickanalytics.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with all that is in it. */
public record Folder(Path path) {
    /** Makes the same once more where nothing is. */
    public void copyTo(Path target) {
        try {
            for (Path from : all(Comparator.naturalOrder())) {
                Files.copy(from, target.resolve(path.relativize(from).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be copied to " + target, e);
        }
    }

    /** Deletes it. */
    public void delete() {
        try {
            for (Path one : all(Comparator.reverseOrder())) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be deleted", e);
        }
    }

    private List<Path> all(Comparator<Path> order) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(order).toList();
        }
    }
}
