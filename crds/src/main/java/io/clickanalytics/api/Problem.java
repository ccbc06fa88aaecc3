package io.clickanalytics.api;

/**
 * Something wrong, or worth a warning, in a resource.
 *
 * @param path where, such as {@code spec.window.length}
 * @param found what is there
 * @param wanted what would be right, and why where that is not plain
 * @param remedy what to do
 */
public record Problem(String path, String found, String wanted, String remedy) {
    /** One line for people. */
    public String message() {
        return "%s: found %s, wanted %s; %s".formatted(path, found, wanted, remedy);
    }

    @Override
    public String toString() {
        return message();
    }
}
