package io.clickanalytics.local.generate;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a click log row by row; memory does not grow with the number of clicks. */
public final class ClickWriter {
    /** The header, in order; {@code phone} is the brand's number and {@code brand} its name. */
    public static final List<String> COLUMNS =
            List.of("time", "session", "user", "country", "device", "action", "phone", "brand", "page", "referrer");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int OPEN_VISITS = 200;
    private static final int ROWS_BETWEEN_REPORTS = 100_000;

    private final ClickLog log;
    private final SplittableRandom chance;
    private final Popularity popularity;
    private final List<String> slugs;
    private final Visit[] visits = new Visit[OPEN_VISITS];
    private long visitNumber;
    private double second;

    public ClickWriter(ClickLog log) {
        this.log = log;
        chance = new SplittableRandom(log.seed());
        popularity = new Popularity(log.brands().size(), chance);
        slugs = log.brands().stream().map(ClickWriter::slug).toList();
        for (int i = 0; i < visits.length; i++) {
            visits[i] = nextVisit();
        }
    }

    /**
     * Writes the header and all clicks, oldest first.
     *
     * @param progress told now and then how many rows are written
     */
    public void write(Appendable out, LongConsumer progress) throws IOException {
        var rows = new CSVPrinter(out, FORMAT);
        rows.printRecord(COLUMNS);
        for (long row = 1; row <= log.clicks(); row++) {
            writeRow(rows);
            if (row % ROWS_BETWEEN_REPORTS == 0) {
                progress.accept(row);
            }
        }
        rows.flush();
    }

    private void writeRow(CSVPrinter rows) throws IOException {
        second -= StrictMath.log(1 - chance.nextDouble()) / log.perSecond();
        int place = chance.nextInt(visits.length);
        int brand = popularity.pick(second, chance);
        Visit.Click click = visits[place].click(brand, slugs.get(brand), chance);
        if (visits[place].over(chance)) {
            visits[place] = nextVisit();
        }
        Visit.Shopper shopper = click.shopper();
        Instant time = log.start().plusMillis((long) (second * 1000));
        rows.printRecord(
                TIME.format(time),
                shopper.session(),
                shopper.user(),
                shopper.country(),
                shopper.device(),
                click.action(),
                click.brand(),
                log.brands().get(brand),
                click.page(),
                click.referrer());
    }

    private Visit nextVisit() {
        return new Visit(++visitNumber, chance);
    }

    private static String slug(String brand) {
        return URLEncoder.encode(brand.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
    }
}
