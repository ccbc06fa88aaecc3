# shellcheck shell=bash
# Up and down. Every program of the cluster lives in namespaces of its own (processes, mounts, network): when the first
# process of them dies, the kernel takes all the others, their mounts, links and firewall rules with it.

# Only one up or down at a time on this machine.
locked() {
    # A lock on a folder leaves no file behind.
    exec 9</var/lib
    flock --nonblock 9 || {
        say "waiting for another up or down on this machine"
        flock 9
    }
}

up() {
    local while_pid=
    if [[ ${1:-} == --while ]]; then
        while_pid=${2:?cluster: found --while without a process, wanted its number}
        [[ -n $(started_at "$while_pid") ]] || fail 2 "found no process $while_pid, wanted one that runs; correct --while"
    fi
    must_be_root
    install_packages
    build
    locked
    if is_held; then
        must_be_ours
        if [[ $(<"$state/built") == "$(programs)" ]]; then
            say "runs already"
            return
        fi
        say "runs in another version; making it anew"
    fi
    remove_leftovers
    must_have_free_addresses
    trap 'say "did not come up; its logs:"; tail -n 3 "$state"/log/*.log >&2; remove_leftovers' EXIT
    prepare
    start_node
    connect
    await
    trap - EXIT
    [[ -z $while_pid ]] || end_with "$while_pid"
    say "up: export KUBECONFIG=$kubeconfig"
}

prepare() {
    mkdir -p "$state"/{lib,log,programs}
    cp -r "$here/config" "$here/lib/node.sh" "$state/"
    ln "$(programs)"/* "$state/programs/" 2>/dev/null || cp "$(programs)"/* "$state/programs/"
    echo "$here" >"$state/holder"
    programs >"$state/built"
    identities
    make_cgroup
}

# The kubelet puts all pods below this one.
make_cgroup() {
    local root file
    for root in $(cgroup_roots); do
        # cgroup v2 gives to its children what is named here; the v2 mount of a hybrid machine has nothing to give
        [[ ! -e $root/cgroup.subtree_control ]] ||
            echo '+cpu +cpuset +memory +pids' 2>/dev/null >"$root/cgroup.subtree_control" || true
        mkdir -p "$root/clickanalytics"
        # a new cpuset of cgroup v1 is empty and takes no process
        for file in "$root"/cpuset.{cpus,mems}; do
            [[ ! -e $file || ! -e $root/tasks ]] || cat "$file" >"$root/clickanalytics/${file##*/}"
        done
        # all pods together weigh as ten programs: as one they would starve beside the build that waits for them
        [[ ! -e $root/clickanalytics/cpu.shares ]] || echo 10240 >"$root/clickanalytics/cpu.shares"
        [[ ! -e $root/clickanalytics/cpu.weight ]] || echo 1000 >"$root/clickanalytics/cpu.weight"
    done
}

remove_cgroup() {
    local root
    for root in $(cgroup_roots); do
        [[ ! -d $root/clickanalytics ]] || find "$root/clickanalytics" -depth -type d -exec rmdir {} +
    done
}

cgroup_roots() { awk '$3 ~ /^cgroup2?$/ {print $2}' /proc/mounts; }

start_node() {
    local pid
    # --kill-child: the namespaces end with this process, too. Descriptor 9 is the lock, which must not live on in there.
    setsid unshare --fork --kill-child --pid --mount --net --uts --ipc \
        "$BASH" "$state/node.sh" "$state" >"$state/log/node.log" 2>&1 </dev/null 9<&- &
    echo "$! $(started_at $!)" >"$state/outside"
    for _ in {1..50}; do
        pid=$(cat "/proc/$!/task/$!/children" 2>/dev/null) && [[ -n $pid ]] && break
        sleep 0.1
    done
    echo "${pid// /}" >"$state/inside"
}

# A cable between the machine and the node.
connect() {
    local inside
    inside=$(<"$state/inside")
    ip link add cluster0 type veth peer name eth0 netns "$inside"
    ip address add 198.19.0.2/30 dev cluster0
    ip link set cluster0 up
    ip route add 198.18.0.0/16 via 198.19.0.1
}

await() {
    await_that 120 "the API server" in_cluster_kubectl get --raw /readyz
    in_cluster_kubectl apply -f "$state/config/dns.yaml" >/dev/null
    await_that 120 "the node" in_cluster_kubectl wait --for=condition=Ready node/node --timeout=1s
    await_that 60 "the default service account" in_cluster_kubectl get serviceaccount default
    await_that 60 "the cluster's DNS, through its service," dns_is_ready
}

dns_is_ready() {
    local answer
    exec 7<>/dev/tcp/198.18.128.10/8181 && printf 'GET /ready HTTP/1.0\r\n\r\n' >&7 && read -r answer <&7
    [[ $answer == *' 200 '* ]]
}

# await_that SECONDS WHAT COMMAND...
await_that() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until ("$@") >/dev/null 2>&1; do
        ((SECONDS < end)) || fail 1 "found $what not ready in time, wanted it within a minute or two; read the logs below"
        kill -0 "$(<"$state/inside")" 2>/dev/null || fail 1 "found the node ended while it was to start; read the logs below"
        sleep 0.5
    done
}

# end_with PID: a killed test run takes its cluster along
end_with() {
    # shellcheck disable=SC2016 # the inner shell expands these
    setsid "$BASH" -c 'tail --pid="$1" -f /dev/null; exec "$2" down' - "$1" "$here/cluster" >/dev/null 2>&1 </dev/null 9<&- &
    echo "$! $(started_at $!)" >"$state/watch"
    echo "$1" >"$state/while"
}

down() {
    must_be_root
    locked
    if [[ ! -d $state ]]; then
        say "is down"
        return
    fi
    ! is_held || must_be_ours
    remove_leftovers
    say "down"
}

remove_leftovers() {
    end_process watch
    end_process outside
    # The kernel may keep a network for minutes after its last process.
    ip link delete cluster0 2>/dev/null || true
    # A cgroup stays busy for a moment after its last process.
    remove_cgroup 2>/dev/null || { sleep 1 && remove_cgroup; }
    rm -rf "$state"
}

# end_process NAME: the one that the file NAME tells of, if it is still that one; never this one
end_process() {
    local pid start
    read -r pid start 2>/dev/null <"$state/$1" || return 0
    [[ $pid != "$$" && $start == "$(started_at "$pid")" ]] || return 0
    # It leads a session: its children go with it.
    kill -9 -- "-$pid" 2>/dev/null || true
    for _ in {1..100}; do
        [[ $start == "$(started_at "$pid")" ]] || return 0
        sleep 0.1
    done
    fail 1 "found process $pid alive 10 s after it was killed, wanted it gone; look at it with ps"
}

runs() {
    local pid start
    read -r pid start 2>/dev/null <"$state/outside" && [[ $start == "$(started_at "$pid")" ]]
}

# A cluster whose checkout was deleted is free for the taking.
is_held() { runs && [[ -d $(<"$state/holder") ]]; }

must_run() { runs || fail 1 "found no running cluster, wanted one; start it with: $here/cluster up"; }

must_be_ours() {
    local holder
    holder=$(<"$state/holder")
    [[ $holder == "$here" ]] || fail 4 "found this machine's cluster held by $holder$(for_whom), wanted it free or ours, as its" \
        "addresses exist once; wait, or end it with: $holder/cluster down, or share it with: export KUBECONFIG=$kubeconfig"
}

for_whom() { [[ ! -e $state/while ]] || echo " for the process $(<"$state/while")"; }

status() {
    if ! runs; then
        say "is down"
        return 1
    fi
    say "runs, made by $(<"$state/holder")$(for_whom); KUBECONFIG=$kubeconfig"
    in_cluster_kubectl get nodes,pods --all-namespaces
}

load() {
    must_be_root
    (($#)) || fail 2 "found no archive, wanted at least one; name a file that docker save or Jib wrote"
    must_run
    local archive
    for archive in "$@"; do
        [[ -r $archive ]] || fail 2 "found no readable file $archive, wanted an image archive; correct its name"
        # From standard input: the node does not see all folders of this machine.
        inside ctr --namespace k8s.io images import - <"$archive"
    done
}

restart() {
    must_be_root
    must_run
    local name=${1:-} pid
    pid=$(cat "$state/run/$name" 2>/dev/null) ||
        fail 2 "found the program ${name:-without a name}, wanted one of $(cd "$state/run" && echo *); correct it"
    inside kill -9 "$pid"
}

inside() { nsenter --target "$(<"$state/inside")" --all -- "$@"; }

in_cluster_kubectl() {
    must_run
    KUBECACHEDIR=$state/cache "$state/programs/kubectl" --kubeconfig "$kubeconfig" "$@"
}
