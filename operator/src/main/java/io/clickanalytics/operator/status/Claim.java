package io.clickanalytics.operator.status;

/**
 * What is said in one condition.
 *
 * @param verdict whether it holds
 * @param reason one word in CamelCase
 * @param message found, wanted, what to do; without numbers that change all the time
 */
public record Claim(Verdict verdict, String reason, String message) {
    /** It holds. */
    public static Claim holds(String reason, String message) {
        return new Claim(Verdict.TRUE, reason, message);
    }

    /** It will hold by itself. */
    public static Claim pending(String reason, String message) {
        return new Claim(Verdict.PENDING, reason, message);
    }

    /** It holds when somebody has done something. */
    public static Claim blocked(String reason, String message) {
        return new Claim(Verdict.BLOCKED, reason, message);
    }

    /** It does not hold, as the resource asks for. */
    public static Claim off(String reason, String message) {
        return new Claim(Verdict.OFF, reason, message);
    }

    /** It cannot be told. */
    public static Claim unknown(String reason, String message) {
        return new Claim(Verdict.UNKNOWN, reason, message);
    }

    /** Whether it holds. */
    public boolean holds() {
        return verdict == Verdict.TRUE;
    }
}
