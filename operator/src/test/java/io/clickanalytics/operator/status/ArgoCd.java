package io.clickanalytics.operator.status;

import java.util.List;
import java.util.Map;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.BaseLib;

/** Says of a resource what Argo CD would, by the script that it is given: the object is its global {@code obj}. */
final class ArgoCd {
    private final String script;

    ArgoCd(String script) {
        this.script = script;
    }

    /** Status and message, with a space between. */
    String health(Map<?, ?> resource) {
        var globals = new Globals();
        globals.load(new BaseLib());
        LoadState.install(globals);
        LuaC.install(globals);
        globals.set("obj", lua(resource));
        LuaValue health = globals.load(script, "health").call();
        return health.get("status").checkjstring() + " " + health.get("message").checkjstring();
    }

    private static LuaValue lua(Object value) {
        if (value instanceof Map<?, ?> fields) {
            var table = new LuaTable();
            fields.forEach((key, field) -> table.set((String) key, lua(field)));
            return table;
        }
        if (value instanceof List<?> elements) {
            return LuaValue.listOf(elements.stream().map(ArgoCd::lua).toArray(LuaValue[]::new));
        }
        if (value instanceof Number number) {
            return LuaValue.valueOf(number.doubleValue());
        }
        return value instanceof Boolean truth ? LuaValue.valueOf(truth) : LuaValue.valueOf((String) value);
    }
}
