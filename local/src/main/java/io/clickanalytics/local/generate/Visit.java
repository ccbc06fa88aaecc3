package io.clickanalytics.local.generate;

import java.util.List;
import java.util.random.RandomGenerator;

/** One shopper's session: who it is, and the page that the next click is made on. */
final class Visit {
    private static final List<String> COUNTRIES = List.of("CN", "IN", "DE", "US", "BR", "ID", "FR", "GB");
    private static final List<String> DEVICES = List.of("mobile", "mobile", "mobile", "desktop", "tablet");
    private static final List<String> ENTRIES =
            List.of("https://search.example/", "https://social.example/feed", "https://news.example/", "");
    private static final List<String> ACTIONS = List.of("view", "view", "view", "view", "compare", "cart", "buy");
    private static final int SHOPPERS = 50_000;
    private static final double LAST_CLICK = 0.12;

    private final String session;
    private final String user;
    private final String country;
    private final String device;
    private String page;

    Visit(long number, RandomGenerator chance) {
        session = "s" + number;
        user = "u" + chance.nextInt(SHOPPERS);
        country = COUNTRIES.get(chance.nextInt(COUNTRIES.size()));
        device = DEVICES.get(chance.nextInt(DEVICES.size()));
        page = ENTRIES.get(chance.nextInt(ENTRIES.size()));
    }

    /** One click: where it was made from, and what it led to. */
    Click click(int brand, String slug, RandomGenerator chance) {
        String referrer = page;
        page = "/phones/" + slug + "/" + (1 + chance.nextInt(9));
        String action = ACTIONS.get(chance.nextInt(ACTIONS.size()));
        return new Click(new Shopper(session, user, country, device), action, brand, page, referrer);
    }

    /** True when the click just made was the last one of this visit. */
    boolean over(RandomGenerator chance) {
        return chance.nextDouble() < LAST_CLICK;
    }

    /**
     * Who clicked.
     *
     * @param device mobile, desktop or tablet
     */
    record Shopper(String session, String user, String country, String device) {}

    /**
     * What was clicked.
     *
     * @param action view, compare, cart or buy
     * @param page path in the shop
     * @param referrer page before it; empty when the shopper typed the address
     */
    record Click(Shopper shopper, String action, int brand, String page, String referrer) {}
}
