export namespace bind {
	
	export interface Address {
	    id: number;
	    customerId: number;
	    label: string;
	    recipient: string;
	    phone: string;
	    address: string;
	    version: number;
	}
	export interface AgeBand {
	    from: number;
	    to: number;
	    unknown: boolean;
	}
	export interface AgeCount {
	    band: AgeBand;
	    count: number;
	    share?: number;
	}
	export interface BadCell {
	    row: number;
	    text: string;
	}
	export interface Birthday {
	    year: number;
	    month: number;
	    day: number;
	    lunar: boolean;
	}
	export interface ProductBought {
	    title: string;
	    customers: number;
	    quantity: number;
	    amount: number;
	}
	export interface Buying {
	    orders: number;
	    hours: number[];
	    weekdays: number[];
	    products: ProductBought[];
	}
	export interface CallRow {
	    id: number;
	    name: string;
	    phone: string;
	    lastOrderAt: number;
	    netPaid: number;
	    note: string;
	    refused: boolean;
	    wrong: boolean;
	    called: string;
	}
	export interface CallList {
	    rows: CallRow[];
	    left: number;
	    skipped: number;
	    wrong: number;
	    currency: string;
	}
	
	export interface CampaignCount {
	    state: string;
	    reason: string;
	    count: number;
	}
	export interface CampaignStep {
	    reason: string;
	    people: number;
	}
	export interface CampaignPlanning {
	    holdOut: number;
	    when: string;
	    moment: string;
	    zone: string;
	    batch: number;
	    every: number;
	    decide: string;
	    late: string;
	    hours: number;
	    priority: number;
	    from: number;
	    to: number;
	    price: number;
	    footer: string;
	}
	export interface CampaignVariant {
	    language: string;
	    subject: string;
	    text: string;
	    html: string;
	}
	export interface CampaignDraft {
	    id: number;
	    name: string;
	    channelId: number;
	    purpose: string;
	    rule: string;
	    after: number;
	    variants: CampaignVariant[];
	    pictures: number[];
	    plan: CampaignPlanning;
	}
	export interface CampaignRow {
	    id: number;
	    name: string;
	    state: string;
	    reason: string;
	    channelId: number;
	    channel: string;
	    purpose: string;
	    startAt: number;
	    nextAt: number;
	    changedAt: number;
	    audience: number;
	    total: number;
	    sent: number;
	    open: number;
	    uncertain: number;
	    failed: number;
	    left: number;
	}
	export interface Campaign {
	    row: CampaignRow;
	    draft: CampaignDraft;
	    afterName: string;
	    waterfall: CampaignStep[];
	    counts: CampaignCount[];
	}
	export interface CampaignChannel {
	    id: number;
	    name: string;
	    kind: string;
	    class: string;
	    medium: string;
	    approved: string[];
	}
	export interface SendingHours {
	    country: string;
	    sms: string;
	    phone: string;
	    email: string;
	    chat: string;
	}
	export interface SendingSettings {
	    day: number;
	    week: number;
	    month: number;
	    confirmAbove: number;
	    hours: SendingHours[];
	}
	export interface CampaignInstead {
	    field: string;
	    text: string;
	}
	export interface CampaignLanguage {
	    code: string;
	    own: string;
	    instead: CampaignInstead[];
	}
	export interface CampaignField {
	    name: string;
	    word: string;
	}
	export interface CampaignChoices {
	    channels: CampaignChannel[];
	    fields: CampaignField[];
	    languages: CampaignLanguage[];
	    caps: SendingSettings;
	    zone: string;
	}
	
	
	
	export interface Param {
	    name: string;
	    value: string;
	}
	export interface CampaignFinding {
	    key: string;
	    params: Param[];
	    stops: boolean;
	    language: string;
	    part: string;
	}
	
	
	export interface CampaignMissing {
	    field: string;
	    people: number;
	}
	export interface CampaignMoment {
	    at: number;
	    state: string;
	    reason: string;
	    code: string;
	    detail: string;
	}
	export interface CampaignPerson {
	    id: number;
	    name: string;
	    contact: string;
	    lastOrderAt: number;
	}
	export interface CampaignPeople {
	    total: number;
	    rows: CampaignPerson[];
	    after: number;
	}
	
	export interface CampaignReaders {
	    of: string;
	    in: string;
	    people: number;
	    at: number;
	}
	export interface CampaignPlan {
	    audience: number;
	    steps: CampaignStep[];
	    sending: number;
	    seal: string;
	    begins: number;
	    ends: number;
	    confirm: boolean;
	    medium: string;
	    findings: CampaignFinding[];
	    missing: CampaignMissing[];
	    units: number;
	    parts: number;
	    billed: number;
	    cost: number;
	    currency: string;
	    reading: CampaignReaders[];
	    unwritten: CampaignReaders[];
	    clocks: CampaignReaders[];
	    resting: CampaignReaders[];
	}
	
	export interface CampaignPreview {
	    customer: number;
	    name: string;
	    address: string;
	    language: string;
	    wanted: string;
	    zone: string;
	    opens: number;
	    subject: string;
	    text: string;
	    html: string;
	    units: number;
	    parts: number;
	    index: number;
	    of: number;
	    unread: boolean;
	}
	
	export interface CampaignRecipient {
	    id: number;
	    customer: number;
	    name: string;
	    state: string;
	    reason: string;
	    code: string;
	    at: number;
	    nextAt: number;
	}
	export interface CampaignRecipients {
	    rows: CampaignRecipient[];
	    after: number;
	}
	
	
	
	export interface Candidate {
	    a: number;
	    b: number;
	    aName: string;
	    bName: string;
	    percent: number;
	    likelihood: string;
	    evidence: string[];
	    against: string[];
	    later: boolean;
	}
	export interface CandidateQueue {
	    rows: Candidate[];
	    left: number;
	    later: number;
	    searchedAt: number;
	    stale: boolean;
	    crowded: number;
	}
	export interface Change {
	    who: string;
	    field: string;
	    before: string;
	    after: string;
	}
	export interface ChannelLimit {
	    per: string;
	    most: number;
	    used: number;
	}
	export interface Channel {
	    id: number;
	    name: string;
	    kind: string;
	    class: string;
	    settings: string;
	    limits: ChannelLimit[];
	    held: ChannelLimit[];
	    secret: string;
	    paused: string;
	    code: string;
	    until: number;
	}
	export interface ChannelDraft {
	    name: string;
	    kind: string;
	    settings: string;
	    secrets: Param[];
	    limits: ChannelLimit[];
	    noLimits: boolean;
	}
	export interface ChannelField {
	    name: string;
	    type: string;
	    options: string[];
	    value: string;
	    optional: boolean;
	    rare: boolean;
	}
	export interface ChannelKind {
	    kind: string;
	    class: string;
	    fields: ChannelField[];
	    secrets: ChannelField[];
	    limits: ChannelLimit[];
	}
	export interface MailPreset {
	    name: string;
	    host: string;
	    port: number;
	    security: string;
	    domains: string[];
	    personal: boolean;
	    limits: ChannelLimit[];
	}
	export interface ChannelKinds {
	    kinds: ChannelKind[];
	    presets: MailPreset[];
	}
	
	export interface PortraitQuery {
	    population: string;
	    lastDays: number;
	    measure: string;
	    language: string;
	    rule: string;
	}
	export interface ChartExport {
	    query: PortraitQuery;
	    chart: string;
	    format: string;
	    picture: string;
	    theme: string;
	}
	export interface Column {
	    name: string;
	    samples: string[];
	    field: string;
	    note: string;
	    type: string;
	    fieldType: string;
	    policy: string;
	    policed: boolean;
	    good: number;
	    bad: number;
	    badCells: BadCell[];
	}
	export interface ColumnMapping {
	    column: string;
	    field: string;
	    type: string;
	    policy: string;
	}
	export interface Person {
	    id: number;
	    name: string;
	}
	export interface Consent {
	    channel: string;
	    granted: boolean;
	    evidence: string;
	    byHand: boolean;
	    at: number;
	}
	export interface MergeWords {
	    consents: Consent[];
	    card: string;
	    referrer?: Person;
	    impersonal: boolean;
	}
	export interface MergeField {
	    field: string;
	    take: number;
	    known: number[];
	    differs: boolean;
	}
	export interface Figures {
	    orderCount: number;
	    completedCount: number;
	    openCount: number;
	    itemCount: number;
	    totalPaid: number;
	    totalRefunded: number;
	    netPaid: number;
	    averageOrder?: number;
	    firstOrderAt: number;
	    lastOrderAt: number;
	    lastInterestAt: number;
	    eventCount: number;
	}
	export interface Picture {
	    id: number;
	    width: number;
	    height: number;
	    size: number;
	}
	export interface Note {
	    id: number;
	    customerId: number;
	    kind: string;
	    text: string;
	    html: string;
	    version: number;
	    pinned: boolean;
	    product: string;
	    batch: string;
	    order: string;
	    pictures: Picture[];
	    createdAt: number;
	    updatedAt: number;
	}
	export interface FieldValue {
	    id: number;
	    value: string;
	}
	export interface Tag {
	    id: number;
	    name: string;
	    color: string;
	    count: number;
	    automatic: boolean;
	}
	export interface Identity {
	    kind: string;
	    platform: string;
	    value: string;
	}
	export interface Customer {
	    id: number;
	    name: string;
	    nick: string;
	    phone: string;
	    email: string;
	    gender: string;
	    birthday?: Birthday;
	    age?: number;
	    country: string;
	    province: string;
	    city: string;
	    regionGuessed: boolean;
	    district: string;
	    address: string;
	    source: string;
	    level: number;
	    points: number;
	    cardClaimedAt: number;
	    blocked: boolean;
	    erasedAt: number;
	    createdAt: number;
	    standing: string;
	    identities: Identity[];
	    tags: Tag[];
	    fields: FieldValue[];
	    notes: Note[];
	    figures: Figures;
	    currency: string;
	}
	export interface Comparison {
	    people: Customer[];
	    into: number;
	    fields: MergeField[];
	    words: MergeWords[];
	    alike: Candidate[];
	}
	export interface NamedCustomer {
	    id: number;
	    name: string;
	}
	export interface Conflict {
	    key: string;
	    count: number;
	    sample: string[];
	    people: NamedCustomer[];
	}
	
	export interface ContactRef {
	    customerId: number;
	    place: number;
	    of: number;
	}
	export interface Contacts {
	    phone: string;
	    email: string;
	    address: string;
	    identities: Identity[];
	    addresses: Address[];
	}
	export interface CurrencyTotals {
	    currency: string;
	    orders: number;
	    paidOrders: number;
	    paid: number;
	    refunded: number;
	    net: number;
	}
	export interface Cursor {
	    value: string;
	    id: number;
	}
	export interface CustomField {
	    id: number;
	    name: string;
	    type: string;
	    count: number;
	}
	
	export interface CustomerCount {
	    count: number;
	    everyone: number;
	    paid: number;
	    everyonePaid: number;
	}
	export interface FavouriteProduct {
	    productId: number;
	    title: string;
	    orders: number;
	    quantity: number;
	    amount: number;
	}
	export interface Habits {
	    rhythm: number;
	    expected: number;
	    hours: number[];
	    weekdays: number[];
	    months: number[];
	}
	export interface Stage {
	    stage: string;
	    why: string;
	    count: number;
	}
	export interface FieldMark {
	    field: string;
	    mark: string;
	}
	export interface CustomerDetails {
	    nick: string;
	    card: string;
	    impersonal: boolean;
	    referrer?: Person;
	    brought: number;
	    marks: FieldMark[];
	    addresses: Address[];
	    consents: Consent[];
	    dead: string[];
	    stage: Stage;
	    habits: Habits;
	    products: FavouriteProduct[];
	    refunds: number;
	    others: CurrencyTotals[];
	}
	export interface CustomerEdit {
	    name?: string;
	    nick?: string;
	    phone?: string;
	    email?: string;
	    gender?: string;
	    birthday?: Birthday;
	    address?: string;
	    source?: string;
	    referrer?: number;
	    level?: number;
	    points?: number;
	    card?: string;
	    cardDay?: string;
	    impersonal?: boolean;
	    blocked?: boolean;
	    seen: FieldMark[];
	}
	export interface CustomerFilter {
	    standing: string;
	    search: string;
	    tagId: number;
	    population: string;
	    lastDays: number;
	    gender?: string;
	    age?: AgeBand;
	    country: string;
	    province?: string;
	    sourceId: number;
	    sourceKind: string;
	    importId: number;
	    rule: string;
	    operationId: number;
	}
	export interface CustomerRow {
	    id: number;
	    name: string;
	    nick: string;
	    phone: string;
	    email: string;
	    gender: string;
	    level: number;
	    source: string;
	    country: string;
	    province: string;
	    city: string;
	    regionGuessed: boolean;
	    standing: string;
	    points: number;
	    cardClaimedAt: number;
	    birthday?: Birthday;
	    age?: number;
	    orderCount: number;
	    completedCount: number;
	    openCount: number;
	    itemCount: number;
	    totalPaid: number;
	    totalRefunded: number;
	    netPaid: number;
	    averageOrder?: number;
	    firstOrderAt: number;
	    lastOrderAt: number;
	    lastInterestAt: number;
	    lastScanAt: number;
	    eventCount: number;
	    createdAt: number;
	    tags: Tag[];
	    fields: FieldValue[];
	    note: string;
	    blocked: boolean;
	    hit: string;
	}
	export interface CustomerPage {
	    rows: CustomerRow[];
	    first?: Cursor;
	    next?: Cursor;
	    currency: string;
	}
	export interface CustomerQuery {
	    filter: CustomerFilter;
	    sort: string;
	    ascending: boolean;
	    backward: boolean;
	    after?: Cursor;
	    limit: number;
	}
	
	export interface EntryPlace {
	    at: number;
	    kind: string;
	    id: number;
	}
	export interface Event {
	    id: number;
	    kind: string;
	    at: number;
	    title: string;
	    text: string;
	    score: number;
	}
	export interface Export {
	    path: string;
	    jobId: string;
	}
	
	export interface FeedbackGroup {
	    product: string;
	    batch: string;
	    notes: number;
	    people: number;
	    latestAt: number;
	    since: string;
	    buyers: number;
	    said: number;
	    share?: number;
	    low?: number;
	    high?: number;
	    others?: number;
	    moreLow?: number;
	    moreHigh?: number;
	    chance?: number;
	    verdict: string;
	}
	export interface FeedbackSaid {
	    id: number;
	    customerId: number;
	    customer: string;
	    text: string;
	    quote: string;
	    order: string;
	    createdAt: number;
	}
	export interface Field {
	    id: string;
	    name: string;
	    type: string;
	    group: string;
	    kinds: string[];
	}
	
	
	
	export interface FilePart {
	    path: string;
	    file: string;
	    sheet: string;
	    kind: string;
	}
	export interface Finding {
	    what: string;
	    value: string;
	    confidence: number;
	    others: string[];
	}
	export interface Format {
	    id: string;
	    kind: string;
	    platform: string;
	}
	export interface GenderCount {
	    gender: string;
	    count: number;
	    share?: number;
	}
	
	
	export interface ReadOptions {
	    format: string;
	    encoding: string;
	    delimiter: string;
	    sheet: string;
	    headerRow: number;
	    kind: string;
	    platform: string;
	    currency: string;
	    timeZone: string;
	    dateOrder: string;
	    columns: ColumnMapping[];
	    part: string;
	    fresh: boolean;
	}
	export interface ImportRequest {
	    path: string;
	    options: ReadOptions;
	}
	export interface RowReading {
	    row: number;
	    outcome: string;
	    who: string;
	    phone: string;
	    email: string;
	    region: string;
	    number: string;
	    status: string;
	    createdAt: number;
	    paidAt: number;
	    at: number;
	    currency: string;
	    total?: number;
	    paid?: number;
	    title: string;
	    lines: number;
	}
	export interface Warning {
	    key: string;
	    text: string;
	    count: number;
	    rows: number[];
	}
	export interface ImportResult {
	    importId: number;
	    operationId: number;
	    dryRun: boolean;
	    file: string;
	    format: string;
	    encoding: string;
	    kind: string;
	    rows: number;
	    created: number;
	    updated: number;
	    unchanged: number;
	    rejected: number;
	    ignored: number;
	    orders: number;
	    customers: number;
	    lines: number;
	    rejectsFile: string;
	    rejects: Warning[];
	    warnings: Warning[];
	    changes: Change[];
	    readings: RowReading[];
	    milliseconds: number;
	    at: number;
	}
	export interface Reading {
	    id: number;
	    name: string;
	    file: string;
	    kind: string;
	    columns: number;
	    savedAt: number;
	    usedAt: number;
	}
	export interface Inspection {
	    path: string;
	    file: string;
	    size: number;
	    container: string;
	    encoding: string;
	    delimiter: string;
	    format: string;
	    kind: string;
	    platform: string;
	    currency: string;
	    timeZone: string;
	    dateOrder: string;
	    confidence: number;
	    rows: number;
	    sheet: string;
	    sheets: string[];
	    headerRow: number;
	    findings: Finding[];
	    columns: Column[];
	    preview: string[][];
	    warnings: Warning[];
	    asks: string[];
	    remembered?: Reading;
	    missing: string[];
	}
	export interface Job {
	    id: string;
	    kind: string;
	    title: string;
	    state: string;
	    done: number;
	    total: number;
	    startedAt: number;
	    remainingMs?: number;
	    errorKey: string;
	    errorParams: Param[];
	}
	export interface JournalWord {
	    text: string;
	    kinds: string[];
	}
	export interface JournalFilter {
	    kinds: string[];
	    customerId: number;
	    words: JournalWord[];
	    from: string;
	    to: string;
	}
	
	export interface Keyring {
	    locked: boolean;
	    fresh: boolean;
	}
	export interface KindCount {
	    kind: string;
	    count: number;
	}
	export interface LabelSheet {
	    path: string;
	    written: number;
	    skipped: number;
	}
	export interface ListColumn {
	    key: string;
	    width: number;
	}
	export interface ListPlace {
	    before: number;
	    after?: Cursor;
	}
	
	
	export interface MergeTake {
	    field: string;
	    customerId: number;
	}
	export interface MergeRequest {
	    into: number;
	    from: number[];
	    takes: MergeTake[];
	}
	
	
	export interface MessageEntry {
	    campaignId: number;
	    campaign: string;
	    medium: string;
	    state: string;
	    reason: string;
	}
	
	
	export interface NoteDraft {
	    kind: string;
	    text: string;
	    html: string;
	    seen: number;
	    pinned: boolean;
	    product: string;
	    batch: string;
	    order: string;
	    pictures: number[];
	}
	export interface Operation {
	    id: number;
	    kind: string;
	    at: number;
	    count: number;
	    params: Param[];
	    undoneBy: number;
	    undoes: number;
	    undoable: boolean;
	    user: string;
	    computer: string;
	    customerId: number;
	}
	export interface OrderLine {
	    title: string;
	    variant: string;
	    quantity: number;
	    unitPrice: number;
	    amount: number;
	}
	export interface Order {
	    id: number;
	    number: string;
	    platform: string;
	    status: string;
	    createdAt: number;
	    paidAt: number;
	    currency: string;
	    total: number;
	    paid: number;
	    refunded: number;
	    net: number;
	    itemCount: number;
	    coupon: string;
	    remark: string;
	    memo: string;
	    lines: OrderLine[];
	}
	
	export interface OrderPage {
	    rows: Order[];
	    next?: Cursor;
	}
	
	export interface Parcel {
	    id: number;
	    order: string;
	    contents: string;
	    packedAt: number;
	}
	
	
	export interface PlaceCount {
	    country: string;
	    province: string;
	    code: number;
	    customers: number;
	    share?: number;
	    orders: number;
	    orderShare?: number;
	    paid: number;
	}
	export interface PopulationCounts {
	    all: number;
	    interest: number;
	    buyers: number;
	    scanned: number;
	}
	export interface Portrait {
	    customers: number;
	    everyone: number;
	    dataSince: number;
	    currency: string;
	    ageKnown: number;
	    genderKnown: number;
	    placeKnown: number;
	    ordersPlaced: number;
	    ages: AgeCount[];
	    genders: GenderCount[];
	    places: PlaceCount[];
	    ageOption: string;
	    genderOption: string;
	    tileOption: string;
	    mapOption: string;
	    who: string;
	    sentence: string;
	}
	
	export interface Preferences {
	    language: string;
	    theme: string;
	    density: string;
	    columns: ListColumn[];
	}
	
	export interface ProfileChange {
	    at: number;
	    field: string;
	    was: string;
	    is: string;
	    wasWho?: Person;
	    isWho?: Person;
	}
	export interface QualityDraft {
	    product: string;
	    batch: string;
	    people: number;
	    buyers: number;
	    problem: string;
	    quotes: string;
	    wish: string;
	}
	export interface QualityRequest {
	    id: number;
	    product: string;
	    batch: string;
	    people: number;
	    buyers: number;
	    problem: string;
	    quotes: string;
	    wish: string;
	    state: string;
	    answer: string;
	    createdAt: number;
	    changedAt: number;
	}
	
	
	export interface Reminder {
	    id: number;
	    customerId: number;
	    customer: string;
	    text: string;
	    wait: string;
	    due: number;
	    came: boolean;
	    date: string;
	    time: string;
	    doneAt: number;
	}
	export interface ReminderDraft {
	    text: string;
	    wait: string;
	    date: string;
	    time: string;
	}
	
	export interface RuleField {
	    of: string;
	    name: string;
	    type: string;
	    choices: string[];
	    operators: string[];
	}
	export interface RuleMeasure {
	    of: string;
	    how: string;
	    what: string;
	    type: string;
	    operators: string[];
	}
	export interface View {
	    id: number;
	    name: string;
	    query: string;
	    columns: ListColumn[];
	    changedAt: number;
	}
	export interface SavedView {
	    view: View;
	    operation: Operation;
	}
	export interface Segment {
	    id: number;
	    name: string;
	    rule: string;
	    sentence: string;
	    frozenAt: number;
	    frozen: number;
	    createdAt: number;
	    changedAt: number;
	    problemKey: string;
	    problemParams: Param[];
	}
	export interface SegmentPart {
	    path: string;
	    customers: number;
	}
	export interface SegmentCount {
	    customers: number;
	    everyone: number;
	    share?: number;
	    paid: number;
	    everyonePaid: number;
	    shareOfPaid?: number;
	    sentence: string;
	    parts: SegmentPart[];
	    inMemory: boolean;
	}
	export interface SegmentHistory {
	    known: boolean;
	    enteredYesterday: number;
	    leftYesterday: number;
	    enteredWeek: number;
	    leftWeek: number;
	    advice: string;
	    days: number;
	    then: number;
	    thenPaid: number;
	    low: number;
	    high: number;
	    usual?: number;
	    weight?: number;
	}
	export interface SegmentOverlap {
	    counts: number[];
	    size: number;
	}
	
	export interface SegmentReach {
	    channel: string;
	    customers: number;
	}
	export interface SegmentPerson {
	    id: number;
	    name: string;
	    netPaid: number;
	    lastOrderAt: number;
	}
	export interface SegmentPeople {
	    sample: SegmentPerson[];
	    reach: SegmentReach[];
	}
	
	export interface SegmentPreset {
	    name: string;
	    rule: string;
	    count: SegmentCount;
	}
	
	export interface SegmentRow {
	    segment: Segment;
	    rule: string;
	    count: SegmentCount;
	}
	export interface SegmentWhyLine {
	    path: string;
	    depth: number;
	    kind: string;
	    text: string;
	    own: string;
	    passes: boolean;
	}
	export interface SegmentWhy {
	    passes: boolean;
	    lines: SegmentWhyLine[];
	}
	
	export interface Selection {
	    id: string;
	    count: number;
	}
	
	export interface SendingRules {
	    settings: SendingSettings;
	    usual: SendingSettings;
	    countries: string[];
	}
	
	export interface ShopSettings {
	    name: string;
	    timeZone: string;
	    currency: string;
	}
	export interface ShopShare {
	    share?: number;
	    better: number;
	    buyers: number;
	}
	export interface ShopState {
	    open: boolean;
	    path: string;
	    name: string;
	    sample: boolean;
	    currency: string;
	    timeZone: string;
	    customers: number;
	    orders: number;
	    backupAt: number;
	    version: string;
	    errorKey: string;
	    errorParams: Param[];
	}
	export interface Slip {
	    customerId: number;
	    customer: string;
	    order: Order;
	    notes: Note[];
	    before: Parcel[];
	}
	export interface Source {
	    id: number;
	    name: string;
	    kind: string;
	    recognised: boolean;
	    words: string[];
	    customers: number;
	}
	export interface SourceChange {
	    at: number;
	    was: string;
	    is: string;
	    by: string;
	}
	export interface SourceEdit {
	    name?: string;
	    kind?: string;
	}
	export interface SourceResult {
	    source: Source;
	    added: number;
	    buyers: number;
	    orders: number;
	    paid: number;
	    share?: number;
	}
	export interface SourceReport {
	    rows: SourceResult[];
	    currency: string;
	    received: number;
	    option: string;
	}
	
	export interface SplitRequest {
	    customerId: number;
	    identities: number[];
	    of: number;
	    orders: number[];
	    notes: number[];
	    tags: number[];
	    fields: number[];
	    name: string;
	}
	export interface SplitResult {
	    operation: Operation;
	    customerId: number;
	}
	
	export interface StandingCounts {
	    all: number;
	    buyers: number;
	    prospects: number;
	    others: number;
	}
	
	export interface TagChange {
	    tagId: number;
	    name: string;
	    color: string;
	    added: boolean;
	}
	export interface TagDraft {
	    name: string;
	    color: string;
	    group: string;
	    description: string;
	}
	export interface TagLine {
	    id: number;
	    name: string;
	    color: string;
	    group: string;
	    description: string;
	    count: number;
	    paid: number;
	    automatic: boolean;
	    uses: string[];
	}
	export interface TagPeople {
	    count: number;
	    first: SegmentPerson[];
	}
	export interface TagPage {
	    tag: TagLine;
	    rule: string;
	    sentence: string;
	    refreshedAt: number;
	    problemKey: string;
	    problemParams: Param[];
	    enteredYesterday: number;
	    leftYesterday: number;
	    enteredWeek: number;
	    leftWeek: number;
	    always: TagPeople;
	    never: TagPeople;
	    withheld: TagPeople;
	}
	
	export interface TagReport {
	    tags: TagLine[];
	    everyone: number;
	    everyonePaid: number;
	    currency: string;
	}
	export interface TimelineEntry {
	    at: number;
	    kind: string;
	    id: number;
	    order?: Order;
	    event?: Event;
	    tag?: TagChange;
	    changes: ProfileChange[];
	    consent?: Consent;
	    said?: Operation;
	    message?: MessageEntry;
	    orders: number;
	}
	export interface Timeline {
	    rows: TimelineEntry[];
	    next?: EntryPlace;
	    total: number;
	    counts: KindCount[];
	}
	
	export interface TimelineQuery {
	    customerId: number;
	    kinds: string[];
	    search: string;
	    called: string[];
	    orders: string;
	    productId: number;
	    hour?: number;
	    weekday?: number;
	    after?: EntryPlace;
	}
	export interface Todo {
	    overdue: Reminder[];
	    today: Reminder[];
	    upcoming: Reminder[];
	    waiting: Reminder[];
	    done: Reminder[];
	}
	export interface Totals {
	    customers: number;
	    orders: number;
	    paidOrders: number;
	    lines: number;
	    currency: string;
	    total: number;
	    paid: number;
	    refunded: number;
	    net: number;
	    others: CurrencyTotals[];
	}
	export interface Trial {
	    done: number;
	    total: number;
	    over: boolean;
	    result?: ImportResult;
	    errorKey: string;
	    errorParams: Param[];
	}
	export interface UndoReport {
	    operation: Operation;
	    undo: number;
	    restored: number;
	    removed: number;
	    conflicts: Conflict[];
	}
	
	
	export interface WorkRow {
	    id: number;
	    customer: number;
	    name: string;
	    nick: string;
	    address: string;
	    text: string;
	    pictures: number[];
	    inHand: boolean;
	    attempt: number;
	    lastOrderAt: number;
	    netPaid: number;
	    note: string;
	}
	export interface WorkToDo {
	    campaign: number;
	    name: string;
	    channelId: number;
	    channel: string;
	    kind: string;
	    due: number;
	    inHand: number;
	    later: number;
	    nextAt: number;
	}
	export interface WorkTold {
	    ids: number[];
	    settled: number;
	    operation: Operation;
	}
	export interface Worklist {
	    campaign: CampaignRow;
	    kind: string;
	    class: string;
	    consent: string;
	    batch: number;
	    rows: WorkRow[];
	    due: number;
	    inHand: number;
	    later: number;
	    nextAt: number;
	    currency: string;
	}

}

