-- The working days of China, by which every period of the whitelist is counted.

-- What differs from Monday to Friday: public holidays and the weekend days worked instead.
CREATE TABLE calendar_day (
    day     date PRIMARY KEY,
    working boolean      NOT NULL,
    name    varchar(100) NOT NULL,
    name_en varchar(100) NOT NULL,
    version bigint       NOT NULL DEFAULT 0
);

-- State Council General Office, holiday arrangements of 2025 and 2026 (国办发明电〔2024〕12号, 〔2025〕7号).
INSERT INTO calendar_day (day, working, name, name_en)
SELECT d::date, false, n, e FROM (VALUES
    ('2025-01-01', '2025-01-01', '元旦', 'New Year'),
    ('2025-01-28', '2025-02-04', '春节', 'Spring Festival'),
    ('2025-04-04', '2025-04-06', '清明节', 'Qingming Festival'),
    ('2025-05-01', '2025-05-05', '劳动节', 'Labour Day'),
    ('2025-05-31', '2025-06-02', '端午节', 'Dragon Boat Festival'),
    ('2025-10-01', '2025-10-08', '国庆节、中秋节', 'National Day and Mid-Autumn Festival'),
    ('2026-01-01', '2026-01-03', '元旦', 'New Year'),
    ('2026-02-15', '2026-02-23', '春节', 'Spring Festival'),
    ('2026-04-04', '2026-04-06', '清明节', 'Qingming Festival'),
    ('2026-05-01', '2026-05-05', '劳动节', 'Labour Day'),
    ('2026-06-19', '2026-06-21', '端午节', 'Dragon Boat Festival'),
    ('2026-09-25', '2026-09-27', '中秋节', 'Mid-Autumn Festival'),
    ('2026-10-01', '2026-10-07', '国庆节', 'National Day')) AS h (f, t, n, e),
    generate_series(f::date, t::date, interval '1 day') AS d;
INSERT INTO calendar_day (day, working, name, name_en)
SELECT d::date, true, '调休上班', 'Worked instead of a holiday' FROM unnest(ARRAY[
    '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
    '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) AS d;
