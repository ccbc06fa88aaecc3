package io.clickanalytics.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Test classes as the class path of a program of its own. */
final class JarOf {
    private JarOf() {}

    /** A folder with one jar that holds the classes. */
    static Path classes(Path folder, Class<?>... classes) throws IOException {
        Path libraries = Files.createDirectories(folder.resolve("lib"));
        try (var jar = new JarOutputStream(Files.newOutputStream(libraries.resolve("program.jar")))) {
            for (Class<?> type : classes) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
                    bytes.transferTo(jar);
                }
            }
        }
        return libraries;
    }
}
